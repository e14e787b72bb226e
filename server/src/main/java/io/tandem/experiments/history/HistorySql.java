package io.tandem.experiments.history;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.flags.Flags;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row for each person who was exposed: first and last of their variants by number, when they
 * were exposed first, and for each source what they did in its window, and before.
 */
final class HistorySql {

  private static final Field<Long> WHO = field(name("who"), SQLDataType.BIGINT);
  private static final Field<Long> AT = field(name("exposed_at"), SQLDataType.BIGINT);
  private static final Field<Integer> LOW = field(name("low"), SQLDataType.INTEGER);
  private static final Field<Integer> HIGH = field(name("high"), SQLDataType.INTEGER);
  private static final Field<Long> TIME = field(name("done_at"), SQLDataType.BIGINT);

  private final ProjectId project;
  private final EventConditions conditions;
  private final Sql sql;
  private final HistoryTimes times;

  HistorySql(ProjectId project, EventConditions conditions, Sql sql, HistoryTimes times) {
    this.project = project;
    this.conditions = conditions;
    this.sql = sql;
    this.times = times;
  }

  /** Low, high, at, then of each column its value and, where it covaries, that before. */
  Select<Record> people(
      ExperimentExposure exposure, List<ExperimentVariant> variants, List<SourceColumn> columns) {
    Table<?> exposed = table(name("exposed"));
    Table<?> done = done(columns).asTable("done");
    Field<Long> who = of("exposed", WHO);
    Field<Long> at = of("exposed", AT);
    List<Field<?>> fields = new ArrayList<>();
    fields.add(cast(of("exposed", LOW), SQLDataType.BIGINT));
    fields.add(cast(of("exposed", HIGH), SQLDataType.BIGINT));
    fields.add(at);
    Field<Long> since = of("done", TIME).minus(at);
    for (int i = 0; i < columns.size(); i++) {
      SourceColumn column = columns.get(i);
      Condition inside = since.ge(inline(column.source().begins()));
      Long ends = column.source().ends();
      fields.add(total(ends == null ? inside : inside.and(since.lt(inline(ends))), i));
      if (column.covaries()) {
        Condition before = since.lt(inline(0L)).and(since.ge(inline(-column.source().before())));
        fields.add(total(before, i));
      }
    }
    return with(name("exposed").as(exposed(exposure, variants)))
        .select(fields)
        .from(exposed.leftJoin(done).on(of("done", WHO).eq(who)))
        .groupBy(who, of("exposed", LOW), of("exposed", HIGH), at);
  }

  private static Field<Long> total(Condition inside, int column) {
    Field<Long> value = when(inside, of("done", value(column))).otherwise(inline(0L));
    return cast(coalesce(sum(value), inline(java.math.BigDecimal.ZERO)), SQLDataType.BIGINT);
  }

  private static Field<Long> value(int column) {
    return field(name("value" + column), SQLDataType.BIGINT);
  }

  private static <T> Field<T> of(String table, Field<T> field) {
    return field(name(table, field.getName()), field.getDataType());
  }

  private Select<Record> exposed(ExperimentExposure exposure, List<ExperimentVariant> variants) {
    Field<String> said = sql.property(exposure.property());
    List<String> keys = variants.stream().map(ExperimentVariant::key).toList();
    Field<Integer> number = inline(0);
    for (int i = 1; i < keys.size(); i++) {
      number = when(said.eq(inline(keys.get(i))), inline(i)).otherwise(number);
    }
    return select(
            List.<Field<?>>of(
                EventTable.PERSON.as(WHO),
                min(EventTable.TIME).as(AT),
                min(number).as(LOW),
                max(number).as(HIGH)))
        .from(EventTable.EVENT)
        .where(here(times.since(), times.until()))
        .and(conditions.of(project, exposure.event()))
        .and(said.in(keys.stream().map(key -> inline(key)).toList()))
        .and(counted())
        .groupBy(EventTable.PERSON)
        .having(min(EventTable.TIME).ge(inline(times.from())))
        .and(max(tester()).eq(inline(0)));
  }

  /**
   * Whoever is held out, or outside the flag's layer, met no variant: what they got is no choice.
   */
  private Condition counted() {
    return apart().isNull().or(apart().eq(inline(Flags.TESTER)));
  }

  /** 1 for what a tester met: they count by nothing, also not by what they met before. */
  private Field<Integer> tester() {
    return when(apart().eq(inline(Flags.TESTER)), inline(1)).otherwise(inline(0));
  }

  private Field<String> apart() {
    return sql.property(Flags.APART);
  }

  private Select<Record> done(List<SourceColumn> columns) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(EventTable.PERSON.as(WHO));
    fields.add(EventTable.TIME.as(TIME));
    List<Condition> any = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < columns.size(); i++) {
      SourceColumn column = columns.get(i);
      Condition picked = conditions.of(project, column.source().event());
      any.add(picked);
      before = Math.max(before, column.source().before());
      fields.add(when(picked, amount(column)).otherwise(inline(0L)).as(value(i)));
    }
    return select(fields)
        .from(EventTable.EVENT)
        .where(here(times.from() - before, times.now()))
        .and(or(any));
  }

  private Field<Long> amount(SourceColumn column) {
    String property = column.source().property();
    if (!column.sums() || property == null) {
      return inline(1L);
    }
    Field<Double> number = coalesce(sql.numericProperty(property), inline(0.0));
    return cast(round(number.times(inline(SourceColumn.MILLION))), SQLDataType.BIGINT);
  }

  private Condition here(long from, long until) {
    return EventTable.PROJECT
        .eq(project.value())
        .and(EventTable.ENVIRONMENT.eq(times.environment()))
        .and(EventTable.TIME.ge(from))
        .and(EventTable.TIME.lt(until));
  }
}
