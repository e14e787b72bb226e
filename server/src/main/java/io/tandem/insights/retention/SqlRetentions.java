package io.tandem.insights.retention;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.Engine;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Scopes;
import io.tandem.insights.query.TopValues;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Retention by a look at each person's intervals, which the store sums up and sorts. */
@Component
@Order(Engine.LAST)
class SqlRetentions implements RetentionEngine {

  private final Warehouse warehouse;
  private final Sql sql;
  private final EventConditions conditions;
  private final Scopes scopes;
  private final Clock clock;

  SqlRetentions(
      Warehouse warehouse, Sql sql, EventConditions conditions, Scopes scopes, Clock clock) {
    this.warehouse = warehouse;
    this.sql = sql;
    this.conditions = conditions;
    this.scopes = scopes;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public @Nullable Sentence obstacle(Project project, RetentionQuery query) {
    return null;
  }

  @Override
  public Computed<RetentionResult> compute(Project project, RetentionQuery query) {
    RetentionPlan plan = RetentionPlan.of(query.together(), project.zone());
    CohortCounts together = new CohortCounts(plan, List.of());
    StreamPosition asOf = follow(project, plan, together);
    Map<List<@Nullable String>, long[]> byValues = Map.of();
    if (!query.breakdowns().isEmpty()) {
      RetentionPlan broken = RetentionPlan.of(query, project.zone());
      CohortCounts counts = new CohortCounts(broken, kept(project, broken));
      asOf = follow(project, broken, counts);
      byValues = counts.byValues();
    }
    RetentionReading reading = new RetentionReading(plan, clock.instant());
    return new Computed<>(reading.result(together.together(), byValues), asOf);
  }

  /** The people of a cell. */
  PeopleKeys people(Project project, RetentionQuery query, RetentionCell cell, PeopleSlice slice) {
    RetentionQuery asked = cell.ofValue() ? query : query.together();
    RetentionPlan plan = RetentionPlan.of(asked, project.zone());
    cell.check(plan);
    List<TopValues> kept = cell.ofValue() ? kept(project, plan) : List.of();
    CohortPeople people = new CohortPeople(plan, cell, kept, slice);
    follow(project, plan, people);
    return people.found();
  }

  private List<TopValues> kept(Project project, RetentionPlan plan) {
    ValueWeights weights = new ValueWeights(plan);
    follow(project, plan, weights);
    return weights.kept();
  }

  private StreamPosition follow(Project project, RetentionPlan plan, Comebacks.Sink sink) {
    RetentionSql statement =
        new RetentionSql(
            sql, conditions, scopes.of(project, plan.query(), plan.query().breakdowns()), plan);
    Comebacks comebacks = new Comebacks(plan, sink);
    StreamPosition asOf = warehouse.scanRows(statement::rows, comebacks);
    comebacks.end();
    return asOf;
  }
}
