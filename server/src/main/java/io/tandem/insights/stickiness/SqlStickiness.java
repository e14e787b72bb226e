package io.tandem.insights.stickiness;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.Engine;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Scope;
import io.tandem.insights.query.Scopes;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.Warehouse;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stickiness by one statement over all events. */
@Component
@Order(Engine.LAST)
class SqlStickiness implements StickinessEngine {

  private static final Field<Long> PERSON = field(DSL.name("who"), SQLDataType.BIGINT);
  private static final Field<Integer> BUCKET = field(DSL.name("bucket"), SQLDataType.INTEGER);
  private static final Field<Integer> SERIES = field(DSL.name("series"), SQLDataType.INTEGER);
  private static final Field<Integer> INTERVALS = field(DSL.name("intervals"), SQLDataType.INTEGER);
  private static final Field<Long> PEOPLE = field(DSL.name("people"), SQLDataType.BIGINT);

  private final Warehouse warehouse;
  private final Sql sql;
  private final EventConditions conditions;
  private final Scopes scopes;

  SqlStickiness(Warehouse warehouse, Sql sql, EventConditions conditions, Scopes scopes) {
    this.warehouse = warehouse;
    this.sql = sql;
    this.conditions = conditions;
    this.scopes = scopes;
  }

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public @Nullable Sentence obstacle(Project project, StickinessQuery query) {
    return null;
  }

  @Override
  public Computed<List<Count>> compute(Project project, StickinessQuery query) {
    Scope scope = scopes.of(project, query);
    Answer<Count> answer =
        warehouse.fetch(
            dsl -> counts(dsl, query, scope),
            row -> new Count(row.get(SERIES), row.get(INTERVALS), row.get(PEOPLE)));
    return new Computed<>(answer.rows(), answer.asOf());
  }

  private ResultQuery<Record> counts(DSLContext dsl, StickinessQuery query, Scope scope) {
    Select<Record> union = null;
    for (int series = 0; series < query.series().size(); series++) {
      List<Field<?>> fields =
          List.of(
              inline(series).as(SERIES), INTERVALS, cast(count(), SQLDataType.BIGINT).as(PEOPLE));
      Select<Record> counts = select(fields).from(people(query, scope, series)).groupBy(INTERVALS);
      union = union == null ? counts : union.unionAll(counts);
    }
    Table<?> all = DSL.table(union).as("counts");
    return dsl.select(all.fields()).from(all);
  }

  /** One row a person: in how many intervals it did the event of a series. */
  private Table<?> people(StickinessQuery query, Scope scope, int series) {
    List<Field<?>> fields =
        List.of(
            cast(EventTable.PERSON, SQLDataType.BIGINT).as(PERSON),
            sql.bucket(EventTable.TIME, query.every(), scope.range()).as(BUCKET));
    Table<?> hits =
        select(fields)
            .from(EventTable.EVENT)
            .where(scope.within())
            .and(conditions.of(scope.project(), query.series().get(series)))
            .asTable("hits" + series);
    return select(PERSON, cast(countDistinct(BUCKET), SQLDataType.INTEGER).as(INTERVALS))
        .from(hits)
        .groupBy(PERSON)
        .asTable("people" + series);
  }

  /** The people of a cell. */
  PeopleKeys people(
      Project project, StickinessQuery query, StickinessCell cell, PeopleSlice slice) {
    int intervals = query.range(project.zone()).buckets(query.every()).size();
    if (cell.series() < 0 || cell.series() >= query.series().size()) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "series");
    }
    if (cell.intervals() < 1 || cell.intervals() > intervals) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "intervals");
    }
    Scope scope = scopes.of(project, query);
    Condition wanted =
        cell.atLeast() ? INTERVALS.ge(cell.intervals()) : INTERVALS.eq(cell.intervals());
    Table<?> counted =
        select(PERSON, cast(count().over(), SQLDataType.BIGINT).as(PEOPLE))
            .from(people(query, scope, cell.series()))
            .where(wanted)
            .asTable("counted");
    Answer<long[]> answer =
        warehouse.fetch(
            dsl ->
                dsl.select(PERSON, PEOPLE)
                    .from(counted)
                    .where(PERSON.gt(slice.after()))
                    .orderBy(PERSON)
                    .limit(slice.limit()),
            row -> new long[] {row.get(PERSON), row.get(PEOPLE)});
    return PeopleKeys.of(answer.rows());
  }
}
