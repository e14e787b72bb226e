package io.tandem.audiences.live;

import static io.tandem.audiences.live.Leaves.WHO;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rank;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.tandem.audiences.live.Leaves.Asked;
import io.tandem.audiences.rules.Rule;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Ranks people by value as a query. */
final class Ranks {

  private static final Field<Integer> RECENT = field(name("recent"), SQLDataType.INTEGER);
  private static final Field<Long> OFTEN = field(name("often"), SQLDataType.BIGINT);
  private static final Field<Double> MUCH = field(name("much"), SQLDataType.DOUBLE);

  private final Sql sql;

  Ranks(Sql sql) {
    this.sql = sql;
  }

  /**
   * Those whose fifths hold.
   *
   * @param events that count, of any time
   */
  Select<? extends Record> rows(Asked asked, Rule.Value value, Condition events) {
    Table<?> scored =
        select(WHO, fifth(RECENT).as("r"), fifth(OFTEN).as("f"), fifth(MUCH).as("m"))
            .from(ranked(asked, value, events))
            .asTable("scored");
    return select(Leaves.rowOf(asked, WHO, inline(0), inline(1)))
        .from(scored)
        .where(score("r").in(value.scores().recency()))
        .and(score("f").in(value.scores().frequency()))
        .and(score("m").in(value.scores().monetary()));
  }

  /** What people are ranked by. */
  private Table<?> ranked(Asked asked, Rule.Value value, Condition events) {
    LocalDate today = asked.buckets().built();
    LocalDates days =
        new LocalDates(today.minusDays(value.days()), today.minusDays(1), asked.buckets().zone());
    Field<Integer> day = sql.bucket(EventTable.TIME, Interval.DAY, days);
    Field<Double> amount =
        value.property() == null ? inline(1.0) : sql.numericProperty(value.property());
    return select(
            EventTable.PERSON.as(WHO),
            max(day).as(RECENT),
            cast(count(), SQLDataType.BIGINT).as(OFTEN),
            coalesce(cast(sum(amount), SQLDataType.DOUBLE), inline(0.0)).as(MUCH))
        .from(EventTable.EVENT)
        .where(events)
        .and(EventTable.TIME.ge(inline(days.start().toEpochMilli())))
        .and(EventTable.TIME.lt(inline(days.end().toEpochMilli())))
        .groupBy(WHO)
        .asTable("each");
  }

  private static Field<Integer> fifth(Field<?> by) {
    return field(
        "cast(1 + divide(5 * ({0} - 1), {1}) as integer)",
        SQLDataType.INTEGER, rank().over().orderBy(by), count().over());
  }

  private static Field<Integer> score(String name) {
    return field(name(name), SQLDataType.INTEGER);
  }
}
