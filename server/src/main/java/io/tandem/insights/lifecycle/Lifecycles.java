package io.tandem.insights.lifecycle;

import io.tandem.access.Project;
import io.tandem.insights.lifecycle.LifecycleResult.LifecycleSeries;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Planner;
import io.tandem.insights.serving.Dependence;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers {@link LifecycleQuery}. */
@Component
class Lifecycles implements Insight<LifecycleQuery, LifecycleCell, LifecycleResult> {

  private final List<LifecycleEngine> engines;
  private final SqlLifecycles sql;

  Lifecycles(List<LifecycleEngine> engines, SqlLifecycles sql) {
    this.engines = engines;
    this.sql = sql;
  }

  @Override
  public Kind<LifecycleQuery, LifecycleCell, LifecycleResult> kind() {
    return new Kind<>(
        LifecycleQuery.KIND, LifecycleQuery.class, LifecycleCell.class, LifecycleResult.class);
  }

  @Override
  public Finding<LifecycleResult> run(Project project, LifecycleQuery query) {
    return Planner.answer(engines, project, query);
  }

  /** Intervals that have not begun are unknown. */
  @Override
  public Dependence dependence(Project project, LifecycleQuery query, Instant now) {
    long end = LifecyclePlan.of(query, project.zone()).end();
    return query.settled(end, now.toEpochMilli() < end ? Dependence.quarter(now) : Instant.MAX);
  }

  @Override
  public Csv csv(LifecycleQuery query, LifecycleResult result) {
    Csv csv = Csv.of("state", "bucket", "people").end();
    for (LifecycleSeries series : result.series()) {
      for (int i = 0; i < result.buckets().size(); i++) {
        csv.plain(series.state().key()).plain(result.buckets().get(i));
        csv.plain(series.values().get(i)).end();
      }
    }
    return csv;
  }

  @Override
  public PeopleKeys people(
      Project project, LifecycleQuery query, LifecycleCell cell, PeopleSlice slice) {
    return sql.people(project, query, cell, slice);
  }
}
