package io.tandem.insights.prediction;

import static io.tandem.insights.deeds.Deeds.DAY;
import static io.tandem.insights.deeds.Deeds.WHO;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.minBy;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.deeds.Revenue;
import io.tandem.insights.query.Checks;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Buyers by their first purchase of all, one row each; purchases of one day are one. */
final class PredictionSql {

  static final Field<Integer> FIRST = field(name("first_day"), SQLDataType.INTEGER);
  static final Field<Integer> LAST = field(name("last_day"), SQLDataType.INTEGER);
  static final Field<Long> REPEATS = field(name("repeats"), SQLDataType.BIGINT);

  /** Paid on days after the first one. */
  static final Field<Double> SPENT = field(name("spent"), SQLDataType.DOUBLE);

  /** Days with a purchase after the end of observation. */
  static final Field<Long> LATER = field(name("later"), SQLDataType.BIGINT);

  static final Field<Long> PEOPLE = field(name("people_count"), SQLDataType.BIGINT);

  private static final Field<Long> AT = field(name("at_time"), SQLDataType.BIGINT);

  private final Deeds deeds;
  private final PredictionQuery query;
  private final LocalDate end;

  /**
   * @param end last local date that is looked at
   */
  PredictionSql(Deeds deeds, PredictionQuery query, LocalDate end) {
    this.deeds = deeds;
    this.query = query;
    this.end = end;
  }

  /** One row: how many buyers there are up to a day. */
  ResultQuery<Record> size(DSLContext dsl) {
    return dsl.select(List.<Field<?>>of(cast(count(), SQLDataType.BIGINT).as(PEOPLE)))
        .from(buyers(end, 1).asTable("buyers"));
  }

  /**
   * One row a buyer.
   *
   * @param through end of observation; later purchases are counted apart
   * @param everyNth only people whose key is a multiple
   */
  ResultQuery<Record> rows(DSLContext dsl, LocalDate through, int everyNth) {
    Table<?> buyers = buyers(through, everyNth).asTable("buyers");
    return dsl.select(List.<Field<?>>of(WHO, FIRST, LAST, REPEATS, SPENT, LATER)).from(buyers);
  }

  /** The people of a cell. */
  Select<?> people(@Nullable Integer repeats) {
    return select(WHO)
        .from(buyers(end, 1).asTable("buyers"))
        .where(repeats == null ? noCondition() : REPEATS.eq(repeats.longValue()));
  }

  private Select<Record> buyers(LocalDate through, int everyNth) {
    LocalDates dates = dates();
    Table<?> days = days(dates, everyNth).asTable("days");
    Condition seen = DAY.le(inline(Deeds.epochDay(through)));
    Field<Double> paid = coalesce(Revenue.PAID, inline(0.0));
    Field<Double> all = cast(sum(paid).filterWhere(seen), SQLDataType.DOUBLE);
    return select(
            List.<Field<?>>of(
                WHO,
                min(DAY).as(FIRST),
                max(DAY).filterWhere(seen).as(LAST),
                cast(count().filterWhere(seen).minus(inline(1)), SQLDataType.BIGINT).as(REPEATS),
                all.minus(minBy(paid, DAY)).as(SPENT),
                cast(count().filterWhere(seen.not()), SQLDataType.BIGINT).as(LATER)))
        .from(days)
        .groupBy(WHO)
        // by the moment: the day of a row before the dates is not told in its own offset
        .having(min(AT).ge(inline(dates.start().toEpochMilli())))
        .and(min(DAY).le(inline(Deeds.epochDay(through))));
  }

  private LocalDates dates() {
    return Checks.reach(query.from(), end, deeds.scope().range().zone());
  }

  private Select<Record> days(LocalDates dates, int everyNth) {
    Condition some =
        everyNth == 1
            ? noCondition()
            : EventTable.PERSON.mod(inline((long) everyNth)).eq(inline(0L));
    Table<?> hits =
        select(
                List.<Field<?>>of(
                    EventTable.PERSON.as(WHO),
                    deeds.day(dates).as(DAY),
                    EventTable.TIME.as(AT),
                    deeds.amount(query.amountProperty()).as(Revenue.PAID)))
            .from(EventTable.EVENT)
            .where(deeds.scope().ever())
            .and(EventTable.TIME.lt(dates.end().toEpochMilli()))
            .and(deeds.any(deeds.definition().payment()))
            .and(some)
            .asTable("purchases");
    Field<Double> paid = Revenue.total(Revenue.PAID).as(Revenue.PAID);
    return select(List.<Field<?>>of(WHO, DAY, min(AT).as(AT), paid)).from(hits).groupBy(WHO, DAY);
  }
}
