package io.tandem.experiments.history;

import static io.tandem.experiments.history.DoneSql.AT;
import static io.tandem.experiments.history.DoneSql.DAY;
import static io.tandem.experiments.history.DoneSql.EXPOSED;
import static io.tandem.experiments.history.DoneSql.ON;
import static io.tandem.experiments.history.DoneSql.TIME;
import static io.tandem.experiments.history.DoneSql.WHO;
import static io.tandem.experiments.history.DoneSql.column;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.tryCast;
import static org.jooq.impl.DSL.when;

import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.flags.Flags;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row for each person who was exposed: who, first and last of their variants by number, when
 * and on which local day they were exposed first, and for each source what they did in its window,
 * and before. In the order of their keys.
 */
final class HistorySql {

  private static final Field<Integer> LOW = field(name("low"), SQLDataType.INTEGER);
  private static final Field<Integer> HIGH = field(name("high"), SQLDataType.INTEGER);

  private final ProjectId project;
  private final SourceSql sources;
  private final HistoryTimes times;
  private final DoneSql done;

  HistorySql(ProjectId project, SourceSql sources, HistoryTimes times, List<SourceColumn> columns) {
    this.project = project;
    this.sources = sources;
    this.times = times;
    this.done = new DoneSql(project, sources, times, columns);
  }

  /** Who, low, high, at, day, then of each column its value and, where it covaries, that before. */
  ResultQuery<Record> people(
      DSLContext dsl, ExperimentExposure exposure, List<ExperimentVariant> variants) {
    Table<?> did = done.rows().asTable("done");
    Field<Long> who = column(EXPOSED, WHO);
    Field<Long> at = column(EXPOSED, AT);
    Field<Integer> day = column(EXPOSED, DAY);
    List<Field<?>> fields = new ArrayList<>();
    fields.add(who);
    fields.add(cast(column(EXPOSED, LOW), SQLDataType.BIGINT));
    fields.add(cast(column(EXPOSED, HIGH), SQLDataType.BIGINT));
    fields.add(at);
    fields.add(cast(day, SQLDataType.BIGINT));
    Field<Long> since = column("done", TIME).minus(at);
    List<SourceColumn> columns = done.columns();
    for (int i = 0; i < columns.size(); i++) {
      ExperimentSource source = columns.get(i).source();
      fields.add(total(DoneSql.inside(source, since, column("done", ON).minus(day)), i));
      if (columns.get(i).covaries()) {
        fields.add(total(since.lt(inline(0L)).and(since.ge(inline(-source.before()))), i));
      }
    }
    return dsl.with(exposed(exposure, variants))
        .select(fields)
        .from(table(name(EXPOSED)).leftJoin(did).on(column("done", WHO).eq(who)))
        .groupBy(who, column(EXPOSED, LOW), column(EXPOSED, HIGH), at, day)
        .orderBy(who);
  }

  /** Who and the value in millionths of each single event of a source, in the order of who. */
  ResultQuery<Record> values(
      DSLContext dsl,
      ExperimentExposure exposure,
      List<ExperimentVariant> variants,
      ExperimentSource source) {
    Field<Long> single = field(name("single"), SQLDataType.BIGINT);
    Table<?> hits =
        select(
                List.<Field<?>>of(
                    EventTable.PERSON.as(WHO),
                    EventTable.TIME.as(TIME),
                    done.on(EventTable.TIME).as(ON),
                    sources.single(source).as(single)))
            .from(EventTable.EVENT)
            .where(within(times.from(), times.now()))
            .and(sources.picked(project, source))
            .asTable("hits");
    Field<Long> since = column("hits", TIME).minus(column(EXPOSED, AT));
    Field<Integer> days = column("hits", ON).minus(column(EXPOSED, DAY));
    return dsl.with(exposed(exposure, variants))
        .select(List.<Field<?>>of(column(EXPOSED, WHO), column("hits", single)))
        .from(table(name(EXPOSED)).join(hits).on(column("hits", WHO).eq(column(EXPOSED, WHO))))
        .where(DoneSql.inside(source, since, days))
        .orderBy(column(EXPOSED, WHO));
  }

  private static Field<Long> total(Condition inside, int column) {
    Field<Long> value = when(inside, column("done", DoneSql.value(column))).otherwise(inline(0L));
    Field<BigDecimal> total = coalesce(sum(value), inline(BigDecimal.ZERO));
    return coalesce(tryCast(total, SQLDataType.BIGINT), inline(Long.MAX_VALUE));
  }

  private CommonTableExpression<Record> exposed(
      ExperimentExposure exposure, List<ExperimentVariant> variants) {
    Field<String> said = sources.dialect().property(exposure.property());
    List<String> keys = variants.stream().map(ExperimentVariant::key).toList();
    Field<Integer> number = inline(0);
    for (int i = 1; i < keys.size(); i++) {
      number = when(said.eq(inline(keys.get(i))), inline(i)).otherwise(number);
    }
    Select<Record> people =
        select(
                List.<Field<?>>of(
                    cast(EventTable.PERSON, SQLDataType.BIGINT).as(WHO),
                    min(EventTable.TIME).as(AT),
                    done.day(min(EventTable.TIME)).as(DAY),
                    min(number).as(LOW),
                    max(number).as(HIGH)))
            .from(EventTable.EVENT)
            .where(within(times.since(), times.until()))
            .and(sources.step(project, exposure.event()))
            .and(said.in(keys.stream().map(key -> inline(key)).toList()))
            .and(counted())
            .groupBy(EventTable.PERSON)
            .having(min(EventTable.TIME).ge(inline(times.from())))
            .and(max(tester()).eq(inline(0)));
    return name(EXPOSED).as(people);
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
    return sources.dialect().property(Flags.APART);
  }

  private Condition within(long from, long until) {
    return SourceSql.within(project, times.environment(), from, until);
  }
}
