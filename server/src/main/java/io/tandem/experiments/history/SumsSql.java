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
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.warehouse.EventTable;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * What is summed up of one metric, over the relation {@link DoneSql#EXPOSED}, which is kept.
 *
 * @param done of the metric's columns
 * @param arm the number of the group that somebody exposed counts in: of their variant, or of their
 *     value of a dimension and variant
 */
record SumsSql(DoneSql done, Field<Integer> arm) {

  /** The name under which {@link #singles} are kept. */
  static final String SINGLES = "single_values";

  /** Number of somebody's group, see {@link #arm}. */
  static final Field<Integer> ARM = field(name("arm"), SQLDataType.INTEGER);

  /** When they were exposed first, UTC milliseconds. */
  static final Field<Long> SINCE = field(name("since"), SQLDataType.BIGINT);

  /** The local day of it. */
  static final Field<Integer> SINCE_DAY = field(name("since_day"), SQLDataType.INTEGER);

  /** The value of one event. */
  static final Field<Double> SINGLE = field(name("single"), SQLDataType.DOUBLE);

  private static final String ACTIVE = "active";

  /** What somebody did in the window of a column, as the store's whole number. */
  static Field<Long> inside(int column) {
    return field(name("inside" + column), SQLDataType.BIGINT);
  }

  /** What they did before, for a column that covaries. */
  static Field<Long> before(int column) {
    return field(name("before" + column), SQLDataType.BIGINT);
  }

  /** How many people are in each group, of those who met one variant alone. */
  static Select<Record> arms(Field<Integer> arm) {
    Table<?> people =
        select(List.<Field<?>>of(arm.as(ARM)))
            .from(table(name(EXPOSED)))
            .where(alone())
            .asTable("people");
    return select(List.<Field<?>>of(ARM, count())).from(people).groupBy(ARM);
  }

  /** The group of a variant. */
  static Field<Integer> variant() {
    return cast(MetSql.low(), SQLDataType.INTEGER);
  }

  /** How many met several. */
  static Select<?> multiple() {
    return select(count()).from(table(name(EXPOSED))).where(alone().not());
  }

  /** Who met one variant alone. */
  static Condition alone() {
    return MetSql.low().eq(MetSql.high());
  }

  /** The rows of {@link MetricValues}. */
  Select<Record> metric() {
    return MetricValues.rows(people(), done.columns(), done.times());
  }

  /**
   * Of everybody who met one variant alone {@link #ARM}, {@link #SINCE}, {@link #SINCE_DAY} and
   * what they did. The sums are of those who did anything, who are fewer than those exposed.
   */
  private Select<Record> people() {
    Field<Long> who = column(EXPOSED, WHO);
    List<Field<?>> fields = new ArrayList<>();
    fields.add(arm.as(ARM));
    fields.add(column(EXPOSED, AT).as(SINCE));
    fields.add(column(EXPOSED, DAY).as(SINCE_DAY));
    List<Field<?>> sums = new ArrayList<>();
    sums.add(who.as(WHO));
    Field<Long> since = column("done", TIME).minus(column(EXPOSED, AT));
    Field<Integer> days = column("done", ON).minus(column(EXPOSED, DAY));
    List<SourceColumn> columns = done.columns();
    for (int i = 0; i < columns.size(); i++) {
      ExperimentSource source = columns.get(i).source();
      sums.add(total(DoneSql.inside(source, since, days), i).as(inside(i)));
      fields.add(known(inside(i)));
      if (columns.get(i).covaries()) {
        Condition before = since.lt(inline(0L)).and(since.ge(inline(-source.before())));
        sums.add(total(before, i).as(before(i)));
        fields.add(known(before(i)));
      }
    }
    return select(fields)
        .from(table(name(EXPOSED)).leftJoin(active(sums)).on(column(ACTIVE, WHO).eq(who)))
        .where(alone());
  }

  private Table<?> active(List<Field<?>> sums) {
    Field<Long> who = column(EXPOSED, WHO);
    Table<?> did = done.rows().asTable("done");
    return select(sums)
        .from(table(name(EXPOSED)).join(did).on(column("done", WHO).eq(who)))
        .groupBy(who)
        .asTable(ACTIVE);
  }

  private static Field<Long> total(Condition inside, int column) {
    return HistorySql.whole(
        when(inside, column("done", DoneSql.value(column))).otherwise(inline(0L)));
  }

  private static Field<Long> known(Field<Long> sum) {
    return coalesce(column(ACTIVE, sum), inline(0L)).as(sum);
  }

  /** True when the metric is over single events rather than people. */
  boolean overEvents() {
    return done.columns().getFirst().single();
  }

  /** {@link #ARM}, who and {@link #SINGLE} of each single event of the first column. */
  Select<Record> singles() {
    SourceColumn column = done.columns().getFirst();
    Field<Long> since = column("hits", TIME).minus(column(EXPOSED, AT));
    Field<Integer> days = column("hits", ON).minus(column(EXPOSED, DAY));
    Table<?> hits = hits(column).asTable("hits");
    return select(
            List.<Field<?>>of(
                arm.as(ARM), column(EXPOSED, WHO).as(WHO), column("hits", SINGLE).as(SINGLE)))
        .from(table(name(EXPOSED)).join(hits).on(column("hits", WHO).eq(column(EXPOSED, WHO))))
        .where(DoneSql.inside(column.source(), since, days))
        .and(column.ended(column(EXPOSED, AT), column(EXPOSED, DAY), done.times()))
        .and(alone());
  }

  private Select<Record> hits(SourceColumn column) {
    SourceSql sources = done.sources();
    HistoryTimes times = done.times();
    long last = times.last(column.source());
    return select(
            List.<Field<?>>of(
                EventTable.PERSON.as(WHO),
                EventTable.TIME.as(TIME),
                done.on(EventTable.TIME).as(ON),
                cast(sources.single(column.source()), SQLDataType.DOUBLE)
                    .div(inline(SourceColumn.MILLION))
                    .as(SINGLE)))
        .from(EventTable.EVENT)
        .where(SourceSql.within(done.project(), times.environment(), times.from(), last))
        .and(sources.picked(done.project(), column.source()));
  }
}
