package io.tandem.insights.deeds;

import static io.tandem.insights.deeds.Deeds.DAY;
import static io.tandem.insights.deeds.Deeds.WHO;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** What each person paid and was given on each local day. */
public final class Revenue {

  /** Paid, in major units. */
  public static final Field<Double> PAID = field(name("paid"), SQLDataType.DOUBLE);

  /** Cost of what was given, in major units. */
  public static final Field<Double> GIVEN = field(name("given"), SQLDataType.DOUBLE);

  /** 1 where there was a payment. */
  public static final Field<Integer> PAYER = field(name("payer"), SQLDataType.INTEGER);

  private Revenue() {}

  /**
   * One row a person and day: {@link Deeds#WHO}, {@link Deeds#DAY}, {@link #PAID}, {@link #GIVEN},
   * {@link #PAYER}.
   */
  public static Select<Record> perDay(Deeds deeds, Money money, LocalDates dates) {
    Condition payment = deeds.any(deeds.definition().payment());
    Condition reward = deeds.any(money.rewardEvents());
    Table<?> hits =
        select(
                List.<Field<?>>of(
                    EventTable.PERSON.as(WHO),
                    deeds.day(dates).as(DAY),
                    when(payment, deeds.amount(money.amountProperty())).as(PAID),
                    when(reward, deeds.amount(money.costProperty())).as(GIVEN),
                    when(payment, inline(1)).otherwise(inline(0)).as(PAYER)))
            .from(EventTable.EVENT)
            .where(deeds.scope().within(dates))
            .and(payment.or(reward))
            .asTable("money_hits");
    return select(
            List.<Field<?>>of(
                WHO, DAY, total(PAID).as(PAID), total(GIVEN).as(GIVEN), max(PAYER).as(PAYER)))
        .from(hits)
        .groupBy(WHO, DAY);
  }

  /** A sum, 0 of nothing. */
  public static Field<Double> total(Field<Double> amounts) {
    return coalesce(cast(sum(amounts), SQLDataType.DOUBLE), inline(0.0));
  }
}
