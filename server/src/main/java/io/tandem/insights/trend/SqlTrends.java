package io.tandem.insights.trend;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.Engine;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Scopes;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.Warehouse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Trends by one statement over all events. */
@Component
@Order(Engine.LAST)
class SqlTrends implements TrendEngine {

  private final Warehouse warehouse;
  private final Sql sql;
  private final EventConditions conditions;
  private final Scopes scopes;

  SqlTrends(Warehouse warehouse, Sql sql, EventConditions conditions, Scopes scopes) {
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
  public @Nullable Sentence obstacle(Project project, TrendQuery query) {
    return null;
  }

  @Override
  public Computed<List<TrendRow>> compute(Project project, TrendQuery query) {
    TrendSql statement = statement(project, query);
    Answer<TrendRow> answer = warehouse.fetch(statement::cells, new TrendRow.Mapper(query));
    return new Computed<>(answer.rows(), answer.asOf());
  }

  /** Those who did the event of a cell, whatever the measure. */
  PeopleKeys people(Project project, TrendQuery query, TrendCell cell, PeopleSlice slice) {
    cell.check(query);
    TrendSql statement = statement(project, query);
    Answer<long[]> answer =
        warehouse.fetch(
            dsl -> statement.people(dsl, cell, slice),
            row -> new long[] {row.get(TrendSql.PERSON), row.get(TrendSql.TOTAL)});
    return PeopleKeys.of(answer.rows());
  }

  private TrendSql statement(Project project, TrendQuery query) {
    TrendHits hits =
        new TrendHits(sql, conditions, scopes.of(project, query, query.breakdown()), query);
    return new TrendSql(sql, hits, query);
  }
}
