package io.tandem.insights.trend;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Owners;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.warehouse.Sql;
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
 * A trend as one statement, so that all its series see the same state of the store.
 *
 * <p>Each series is a list of hits (see {@link TrendHits}) and, for each breakdown, the values that
 * stay apart with their rank; the cells join both. What has no rank is {@code $other}, and its
 * measure is computed from its own hits, never from those of single values: people, averages and
 * percentiles do not add up.
 */
final class TrendSql {

  static final Field<Integer> SERIES = field(name("series"), SQLDataType.INTEGER);
  static final Field<Integer> BUCKET = field(name("bucket"), SQLDataType.INTEGER);
  static final Field<Double> VALUE = field(name("value"), SQLDataType.DOUBLE);
  static final Field<Long> PERSON = field(name("person"), SQLDataType.BIGINT);
  static final Field<Long> TOTAL = field(name("total"), SQLDataType.BIGINT);
  static final Field<Double> NUMBER = field(name("number"), SQLDataType.DOUBLE);

  private static final Field<Double> WEIGHT = field(name("weight"), SQLDataType.DOUBLE);

  private final Sql sql;
  private final TrendHits hits;
  private final TrendQuery query;

  TrendSql(Sql sql, TrendHits hits, TrendQuery query) {
    this.sql = sql;
    this.hits = hits;
    this.query = query;
  }

  /** Rank of the cell's value in the n-th breakdown, from 1; null for the rest. */
  static Field<Integer> rank(int breakdown) {
    return field(name("rank" + breakdown), SQLDataType.INTEGER);
  }

  /** One row a cell: series, bucket, rank and value of each breakdown, measure. */
  ResultQuery<Record> cells(DSLContext dsl) {
    List<CommonTableExpression<?>> tables = new ArrayList<>();
    Select<Record> union = null;
    for (int series = 0; series < query.series().size(); series++) {
      tables.addAll(tables(series));
      Select<Record> cells = cells(series);
      union = union == null ? cells : union.unionAll(cells);
    }
    Table<?> all = table(union).as("cells");
    return dsl.with(tables).select(all.fields()).from(all);
  }

  /** The people of one cell by key, each row with the number of all of them. */
  ResultQuery<Record> people(DSLContext dsl, TrendCell cell, PeopleSlice slice) {
    List<CommonTableExpression<?>> tables = tables(cell.series());
    Table<?> distinct =
        selectDistinct(hitField(cell.series(), PERSON))
            .from(joined(cell.series()))
            .where(inCell(cell))
            .asTable("people");
    Table<?> counted =
        select(PERSON, cast(count().over(), SQLDataType.BIGINT).as(TOTAL))
            .from(distinct)
            .asTable("counted");
    List<Field<?>> fields = List.of(PERSON, TOTAL);
    return dsl.with(tables)
        .select(fields)
        .from(counted)
        .where(PERSON.gt(slice.after()))
        .orderBy(PERSON)
        .limit(slice.limit());
  }

  private List<CommonTableExpression<?>> tables(int series) {
    List<CommonTableExpression<?>> tables = new ArrayList<>();
    tables.add(name(hitsName(series)).as(hits.of(query.series().get(series))));
    for (int i = 0; i < query.breakdown().size(); i++) {
      tables.add(name(topName(series, i)).as(top(series, i)));
    }
    return tables;
  }

  private Select<?> top(int series, int breakdown) {
    Field<String> value = Owners.dimension(breakdown);
    Table<?> ranked =
        select(value, weight(query.series().get(series).measure()).as(WEIGHT))
            .from(table(name(hitsName(series))))
            .where(value.isNull().or(value.ne(Breakdown.OTHER)))
            .groupBy(value)
            .asTable("ranked");
    Field<Integer> rank =
        cast(
            rowNumber().over().orderBy(WEIGHT.desc(), value.asc().nullsLast()),
            SQLDataType.INTEGER);
    return select(value, rank.as(rank(breakdown)))
        .from(ranked)
        .orderBy(WEIGHT.desc(), value.asc().nullsLast())
        .limit(inline(query.breakdown().get(breakdown).top()));
  }

  private Select<Record> cells(int series) {
    List<Field<?>> groups = new ArrayList<>();
    groups.add(hitField(series, BUCKET));
    for (int i = 0; i < query.breakdown().size(); i++) {
      groups.add(topField(series, i, rank(i)));
      groups.add(topField(series, i, Owners.dimension(i)));
    }
    Measure measure = query.series().get(series).measure();
    if (query.running() && measure == Measure.PEOPLE) {
      return firstTimes(series, groups);
    }
    List<Field<?>> fields = new ArrayList<>(groups);
    fields.addFirst(inline(series).as(SERIES));
    fields.add(measure(measure).as(VALUE));
    return select(fields).from(joined(series)).groupBy(groups);
  }

  /** People in the bucket in which they came first, so that a running total counts them once. */
  private Select<Record> firstTimes(int series, List<Field<?>> groups) {
    List<Field<?>> splits = groups.subList(1, groups.size());
    List<Field<?>> own = new ArrayList<>(List.of(hitField(series, PERSON)));
    own.addAll(splits);
    List<Field<?>> firsts = new ArrayList<>(own);
    firsts.add(min(hitField(series, BUCKET)).as(BUCKET));
    Table<?> people = select(firsts).from(joined(series)).groupBy(own).asTable("firsts" + series);
    List<Field<?>> counted = new ArrayList<>(List.of(BUCKET));
    splits.forEach(split -> counted.add(field(name(split.getName()), split.getDataType())));
    List<Field<?>> fields = new ArrayList<>(counted);
    fields.addFirst(inline(series).as(SERIES));
    fields.add(cast(count(), SQLDataType.DOUBLE).as(VALUE));
    return select(fields).from(people).groupBy(counted);
  }

  private Table<?> joined(int series) {
    Table<?> joined = table(name(hitsName(series)));
    for (int i = 0; i < query.breakdown().size(); i++) {
      Field<String> value =
          field(name(hitsName(series), Owners.dimension(i).getName()), String.class);
      joined =
          joined
              .leftJoin(table(name(topName(series, i))))
              .on(value.isNotDistinctFrom(topField(series, i, Owners.dimension(i))));
    }
    return joined;
  }

  private Condition inCell(TrendCell cell) {
    Condition condition = noCondition();
    if (cell.bucket() != null) {
      Field<Integer> bucket = hitField(cell.series(), BUCKET);
      int day = (int) cell.bucket().toEpochDay();
      condition = condition.and(query.running() ? bucket.le(day) : bucket.eq(day));
    }
    for (int i = 0; i < cell.breakdown().size(); i++) {
      String value = cell.breakdown().get(i);
      Field<Integer> rank = topField(cell.series(), i, rank(i));
      Field<String> dimension = topField(cell.series(), i, Owners.dimension(i));
      Condition match = value == null ? dimension.isNull() : dimension.eq(value);
      condition =
          condition.and(
              Breakdown.OTHER.equals(value) ? rank.isNull() : rank.isNotNull().and(match));
    }
    return condition;
  }

  private static Field<Double> weight(Measure measure) {
    return switch (measure) {
      case PEOPLE -> cast(countDistinct(PERSON), SQLDataType.DOUBLE);
      case SUM -> coalesce(cast(sum(NUMBER), SQLDataType.DOUBLE), inline(0.0));
      case EVENTS, AVG, MIN, MAX, P50, P90, P99 -> cast(count(), SQLDataType.DOUBLE);
    };
  }

  private Field<Double> measure(Measure measure) {
    return switch (measure) {
      case EVENTS -> cast(count(), SQLDataType.DOUBLE);
      case PEOPLE -> cast(countDistinct(PERSON), SQLDataType.DOUBLE);
      case SUM -> cast(sum(NUMBER), SQLDataType.DOUBLE);
      case AVG -> cast(avg(NUMBER), SQLDataType.DOUBLE);
      case MIN -> min(NUMBER);
      case MAX -> max(NUMBER);
      case P50 -> sql.quantile(NUMBER, 0.5);
      case P90 -> sql.quantile(NUMBER, 0.9);
      case P99 -> sql.quantile(NUMBER, 0.99);
    };
  }

  private static <T> Field<T> hitField(int series, Field<T> field) {
    return field(name(hitsName(series), field.getName()), field.getDataType());
  }

  private static <T> Field<T> topField(int series, int breakdown, Field<T> field) {
    return field(name(topName(series, breakdown), field.getName()), field.getDataType());
  }

  private static String hitsName(int series) {
    return "hits" + series;
  }

  private static String topName(int series, int breakdown) {
    return "top" + series + "_" + breakdown;
  }
}
