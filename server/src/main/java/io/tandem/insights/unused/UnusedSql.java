package io.tandem.insights.unused;

import static io.tandem.insights.deeds.Deeds.WHO;
import static org.jooq.impl.DSL.bitOrAgg;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.tandem.catalog.Feature;
import io.tandem.insights.deeds.Deeds;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One scan over the queried dates and as many before gives every person two numbers, whose bits say
 * what they used then and before. Bit 0 is being active.
 */
final class UnusedSql {

  /** So many features fit into a number. */
  static final int MOST = 60;

  static final Field<Long> ACTIVE = field(name("active_count"), SQLDataType.BIGINT);

  private static final Field<Long> NOW = field(name("now_bits"), SQLDataType.BIGINT);
  private static final Field<Long> BEFORE = field(name("before_bits"), SQLDataType.BIGINT);

  private final Deeds deeds;
  private final UnusedQuery query;
  private final List<Condition> used;

  /**
   * @param features {@link #MOST} at most
   */
  UnusedSql(Deeds deeds, UnusedQuery query, List<Feature> features) {
    this.deeds = deeds;
    this.query = query;
    this.used = features.stream().map(feature -> deeds.any(feature.keyEvents())).toList();
  }

  static Field<Long> now(int feature) {
    return field(name("now" + feature), SQLDataType.BIGINT);
  }

  static Field<Long> before(int feature) {
    return field(name("before" + feature), SQLDataType.BIGINT);
  }

  /** Time of the last use, UTC milliseconds. */
  static Field<Long> last(int feature) {
    return field(name("last" + feature), SQLDataType.BIGINT);
  }

  /** One row with all counts. */
  ResultQuery<Record> counts(DSLContext dsl) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(people(NOW, 1L).as(ACTIVE));
    for (int i = 0; i < used.size(); i++) {
      fields.add(people(NOW, 1L | 2L << i).as(now(i)));
      fields.add(people(BEFORE, 1L | 2L << i).as(before(i)));
    }
    return dsl.select(fields).from(marked());
  }

  /** One row with the times of the last uses, looked for without a lower bound. */
  ResultQuery<Record> lasts(DSLContext dsl) {
    List<Field<?>> fields = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      fields.add(max(when(used.get(i), EventTable.TIME)).as(last(i)));
    }
    return dsl.select(fields)
        .from(EventTable.EVENT)
        .where(deeds.scope().ever())
        .and(EventTable.TIME.lt(deeds.scope().range().end().toEpochMilli()))
        .and(or(used));
  }

  /** Active people who used a feature. */
  Select<?> people(int feature) {
    return select(WHO).from(marked()).where(has(NOW, 1L | 2L << feature));
  }

  private static Field<Long> people(Field<Long> bits, long wanted) {
    return cast(count().filterWhere(has(bits, wanted)), SQLDataType.BIGINT);
  }

  private static Condition has(Field<Long> bits, long wanted) {
    return bits.bitAnd(inline(wanted)).eq(inline(wanted));
  }

  private Table<?> marked() {
    LocalDates before = query.before(deeds.scope().range().zone());
    LocalDates both = new LocalDates(before.from(), query.to(), before.zone());
    Condition now = EventTable.TIME.ge(deeds.scope().range().start().toEpochMilli());
    Field<Long> bits = Deeds.bit(deeds.active(), 0);
    for (int i = 0; i < used.size(); i++) {
      bits = bits.plus(Deeds.bit(used.get(i), i + 1));
    }
    Table<?> hits =
        select(
                List.<Field<?>>of(
                    EventTable.PERSON.as(WHO),
                    when(now, bits).otherwise(inline(0L)).as(NOW),
                    when(now, inline(0L)).otherwise(bits).as(BEFORE)))
            .from(EventTable.EVENT)
            .where(deeds.scope().within(both))
            .and(deeds.active().or(or(used)))
            .asTable("hits");
    return select(List.<Field<?>>of(WHO, bitOrAgg(NOW).as(NOW), bitOrAgg(BEFORE).as(BEFORE)))
        .from(hits)
        .groupBy(WHO)
        .asTable("marked");
  }
}
