package io.tandem.insights.quadrants;

import static io.tandem.insights.deeds.Deeds.WHO;
import static org.jooq.impl.DSL.bitOrAgg;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.tandem.catalog.Feature;
import io.tandem.insights.deeds.Deeds;
import io.tandem.shared.EventSelector;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
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

/** One scan over the queried dates and those after them marks each person. */
final class QuadrantSql {

  static final int ACTIVE = 0;
  static final int USED = 1;
  static final int REACHED = 2;
  static final int STAYED = 3;
  static final int PAID = 4;

  static final Field<Long> BITS = field(name("bits"), SQLDataType.BIGINT);
  static final Field<Long> PEOPLE = field(name("people_count"), SQLDataType.BIGINT);
  static final Field<Double> REVENUE = field(name("revenue"), SQLDataType.DOUBLE);

  private final Deeds deeds;
  private final QuadrantQuery query;
  private final Feature feature;
  private final List<EventSelector> reach;

  QuadrantSql(Deeds deeds, QuadrantQuery query, Feature feature, List<EventSelector> reach) {
    this.deeds = deeds;
    this.query = query;
    this.feature = feature;
    this.reach = reach;
  }

  /** One row a set of marks. */
  ResultQuery<Record> counts(DSLContext dsl) {
    List<Field<?>> fields =
        List.of(
            BITS,
            cast(count(), SQLDataType.BIGINT).as(PEOPLE),
            coalesce(cast(sum(REVENUE), SQLDataType.DOUBLE), inline(0.0)).as(REVENUE));
    return dsl.select(fields).from(people()).groupBy(BITS);
  }

  /** The people of a cell. */
  Select<?> people(QuadrantCell cell) {
    Condition which =
        mark(USED, cell.used()).and(mark(REACHED, cell.reached())).and(mark(STAYED, cell.stayed()));
    return select(WHO).from(people()).where(which);
  }

  private static Condition mark(int number, @Nullable Boolean wanted) {
    return wanted == null
        ? noCondition()
        : BITS.bitAnd(inline(1L << number)).eq(inline(wanted ? 1L << number : 0L));
  }

  private Table<?> people() {
    LocalDates both = deeds.around(0, query.days());
    Condition inside = EventTable.TIME.lt(deeds.scope().range().end().toEpochMilli());
    Condition active = deeds.active();
    Condition payment = inside.and(deeds.any(deeds.definition().payment()));
    Condition used = inside.and(deeds.any(feature.keyEvents()));
    Condition reached = inside.and(deeds.any(reach));
    Field<Long> bits =
        Deeds.bit(inside.and(active), ACTIVE)
            .plus(Deeds.bit(used, USED))
            .plus(Deeds.bit(reached, REACHED))
            .plus(Deeds.bit(inside.not().and(active), STAYED))
            .plus(Deeds.bit(payment, PAID));
    Field<Double> paid = when(payment, deeds.amount(query.amountProperty()));
    Table<?> marked =
        select(List.<Field<?>>of(EventTable.PERSON.as(WHO), bits.as(BITS), paid.as(REVENUE)))
            .from(EventTable.EVENT)
            .where(deeds.scope().within(both))
            .and(active.or(payment).or(used).or(reached))
            .asTable("marked");
    Table<?> everybody =
        select(List.<Field<?>>of(WHO, bitOrAgg(BITS).as(BITS), sum(REVENUE).as(REVENUE)))
            .from(marked)
            .groupBy(WHO)
            .asTable("everybody");
    return select(List.<Field<?>>of(WHO, BITS, REVENUE))
        .from(everybody)
        .where(BITS.bitAnd(inline(1L)).eq(inline(1L)))
        .asTable("active_people");
  }
}
