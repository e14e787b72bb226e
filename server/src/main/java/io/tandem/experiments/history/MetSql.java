package io.tandem.experiments.history;

import static io.tandem.experiments.history.DoneSql.AT;
import static io.tandem.experiments.history.DoneSql.DAY;
import static io.tandem.experiments.history.DoneSql.EXPOSED;
import static io.tandem.experiments.history.DoneSql.WHO;
import static io.tandem.experiments.history.DoneSql.column;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.flags.Flags;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventTable;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.WithStep;
import org.jooq.impl.SQLDataType;

/**
 * Who met which variants: the relation {@link DoneSql#EXPOSED} with one row a person.
 *
 * @param days all local days that matter
 */
record MetSql(
    ProjectId project,
    SourceSql sources,
    HistoryTimes times,
    DimensionSql dimension,
    LocalDates days) {

  private static final String MET = "met";
  private static final Field<Integer> LOW = field(name("low"), SQLDataType.INTEGER);
  private static final Field<Integer> HIGH = field(name("high"), SQLDataType.INTEGER);

  /** A statement that may read the relation. */
  WithStep with(DSLContext dsl, ExperimentExposure exposure, List<ExperimentVariant> variants) {
    Select<Record> exposed = dimension.of(MET, List.of(WHO, AT, DAY, LOW, HIGH));
    return dsl.with(name(MET).as(met(exposure, variants))).with(name(EXPOSED).as(exposed));
  }

  /** Number of the first of the variants that somebody met. */
  static Field<Long> low() {
    return cast(column(EXPOSED, LOW), SQLDataType.BIGINT);
  }

  /** Number of the last of them. */
  static Field<Long> high() {
    return cast(column(EXPOSED, HIGH), SQLDataType.BIGINT);
  }

  /** All columns, to group by. */
  static List<Field<?>> all() {
    return List.of(
        column(EXPOSED, WHO),
        column(EXPOSED, LOW),
        column(EXPOSED, HIGH),
        column(EXPOSED, AT),
        column(EXPOSED, DAY),
        column(EXPOSED, DimensionSql.TOLD));
  }

  private Select<Record> met(ExperimentExposure exposure, List<ExperimentVariant> variants) {
    Field<String> said = sources.dialect().property(exposure.property());
    List<String> keys = variants.stream().map(ExperimentVariant::key).toList();
    Field<Integer> number = inline(0);
    for (int i = 1; i < keys.size(); i++) {
      number = when(said.eq(inline(keys.get(i))), inline(i)).otherwise(number);
    }
    Field<Long> first = min(EventTable.TIME);
    return select(
            List.<Field<?>>of(
                cast(EventTable.PERSON, SQLDataType.BIGINT).as(WHO),
                first.as(AT),
                sources.dialect().bucket(first, Interval.DAY, days).as(DAY),
                min(number).as(LOW),
                max(number).as(HIGH),
                dimension.ofExposures().as(DimensionSql.TOLD)))
        .from(EventTable.EVENT)
        .where(
            SourceSql.within(project, times.environment(), times.since(), times.until())
                .and(sources.step(project, exposure.event()))
                .and(said.in(keys.stream().map(key -> inline(key)).toList()))
                .and(counted()))
        .groupBy(EventTable.PERSON)
        .having(first.ge(inline(times.from())))
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
    return sources.dialect().property(Flags.APART);
  }
}
