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
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.tryCast;
import static org.jooq.impl.DSL.when;

import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.warehouse.EventTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.WithStep;
import org.jooq.impl.SQLDataType;

/**
 * One row for each person who was exposed: who, first and last of their variants by number, when
 * and on which local day they were exposed first, for each source what they did in its window, and
 * before where it covaries, and last the dimension's text. In the order of their keys.
 */
record HistorySql(DoneSql done) {

  /**
   * The rows.
   *
   * @param with of {@link MetSql#with}
   */
  ResultQuery<Record> people(WithStep with) {
    Table<?> did = done.rows().asTable("done");
    Field<Long> at = column(EXPOSED, AT);
    Field<Integer> day = column(EXPOSED, DAY);
    List<Field<?>> fields = new ArrayList<>();
    fields.addAll(List.of(column(EXPOSED, WHO), MetSql.low(), MetSql.high(), at));
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
    fields.add(column(EXPOSED, DimensionSql.TOLD));
    return with.select(fields)
        .from(table(name(EXPOSED)).leftJoin(did).on(column("done", WHO).eq(column(EXPOSED, WHO))))
        .groupBy(MetSql.all())
        .orderBy(column(EXPOSED, WHO));
  }

  /** Who and the value in millionths of each single event of a source, in the order of who. */
  ResultQuery<Record> values(WithStep with, ExperimentSource source) {
    Field<Long> single = field(name("single"), SQLDataType.BIGINT);
    SourceSql sources = done.sources();
    HistoryTimes times = done.times();
    Table<?> hits =
        select(
                List.<Field<?>>of(
                    EventTable.PERSON.as(WHO),
                    EventTable.TIME.as(TIME),
                    done.on(EventTable.TIME).as(ON),
                    sources.single(source).as(single)))
            .from(EventTable.EVENT)
            .where(
                SourceSql.within(done.project(), times.environment(), times.from(), times.now())
                    .and(sources.picked(done.project(), source)))
            .asTable("hits");
    Field<Long> since = column("hits", TIME).minus(column(EXPOSED, AT));
    Field<Integer> days = column("hits", ON).minus(column(EXPOSED, DAY));
    return with.select(List.<Field<?>>of(column(EXPOSED, WHO), column("hits", single)))
        .from(table(name(EXPOSED)).join(hits).on(column("hits", WHO).eq(column(EXPOSED, WHO))))
        .where(DoneSql.inside(source, since, days))
        .orderBy(column(EXPOSED, WHO));
  }

  private static Field<Long> total(Condition inside, int column) {
    return whole(when(inside, column("done", DoneSql.value(column))).otherwise(inline(0L)));
  }

  /** A sum of whole numbers; the largest there is where it does not fit. */
  static Field<Long> whole(Field<Long> value) {
    Field<BigDecimal> total = coalesce(sum(value), inline(BigDecimal.ZERO));
    return coalesce(tryCast(total, SQLDataType.BIGINT), inline(Long.MAX_VALUE));
  }
}
