package io.tandem.insights.lifecycle;

import io.tandem.access.Project;
import io.tandem.insights.lifecycle.LifecycleResult.LifecycleSeries;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.Engine;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Scopes;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lifecycles by a look at each person's intervals, which the store sums up and sorts. */
@Component
@Order(Engine.LAST)
class SqlLifecycles implements LifecycleEngine {

  private final Warehouse warehouse;
  private final Sql sql;
  private final EventConditions conditions;
  private final Scopes scopes;
  private final Clock clock;

  SqlLifecycles(
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
  public @Nullable Sentence obstacle(Project project, LifecycleQuery query) {
    return null;
  }

  @Override
  public Computed<LifecycleResult> compute(Project project, LifecycleQuery query) {
    LifecyclePlan plan = LifecyclePlan.of(query, project.zone());
    Map<LifecycleState, long[]> people = new EnumMap<>(LifecycleState.class);
    int buckets = plan.buckets().size();
    StreamPosition asOf =
        follow(
            project,
            plan,
            (person, bucket, state) ->
                people.computeIfAbsent(state, first -> new long[buckets])[bucket]++);
    List<LifecycleSeries> series = new ArrayList<>();
    for (LifecycleState state : LifecycleState.values()) {
      long[] counts = people.getOrDefault(state, new long[buckets]);
      series.add(new LifecycleSeries(state, begun(plan, counts)));
    }
    return new Computed<>(new LifecycleResult(plan.buckets(), series), asOf);
  }

  private List<@Nullable Long> begun(LifecyclePlan plan, long[] people) {
    List<@Nullable Long> values = new ArrayList<>();
    for (int i = 0; i < people.length; i++) {
      boolean begun = plan.bounds()[i + 1] <= clock.millis();
      values.add(begun ? (Long) people[i] : null);
    }
    return values;
  }

  /** The people of a cell. */
  PeopleKeys people(Project project, LifecycleQuery query, LifecycleCell cell, PeopleSlice slice) {
    LifecyclePlan plan = LifecyclePlan.of(query, project.zone());
    int wanted = plan.buckets().indexOf(cell.bucket());
    if (wanted < 0) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "bucket");
    }
    List<Long> keys = new ArrayList<>();
    long[] total = {0};
    follow(
        project,
        plan,
        (person, bucket, state) -> {
          if (bucket == wanted && state == cell.state()) {
            total[0]++;
            if (person > slice.after() && keys.size() < slice.limit()) {
              keys.add(person);
            }
          }
        });
    return new PeopleKeys(total[0], keys);
  }

  private StreamPosition follow(Project project, LifecyclePlan plan, Lives.Sink sink) {
    LifecycleSql statement =
        new LifecycleSql(sql, conditions, scopes.of(project, plan.query()), plan);
    Lives lives = new Lives(plan, sink);
    StreamPosition asOf = warehouse.scanRows(statement::rows, lives);
    lives.end();
    return asOf;
  }
}
