package io.tandem.insights.retention;

import io.tandem.access.Project;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Planner;
import io.tandem.insights.retention.RetentionResult.RetentionCohort;
import io.tandem.insights.retention.RetentionResult.RetentionGroup;
import io.tandem.insights.retention.RetentionResult.RetentionSpan;
import io.tandem.insights.serving.Dependence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers {@link RetentionQuery}. */
@Component
class Retentions implements Insight<RetentionQuery, RetentionCell, RetentionResult> {

  /** After the last cell, its lateness and a change of offset are over by then. */
  private static final Duration LATEST = Duration.ofDays(2);

  private final List<RetentionEngine> engines;
  private final SqlRetentions sql;

  Retentions(List<RetentionEngine> engines, SqlRetentions sql) {
    this.engines = engines;
    this.sql = sql;
  }

  @Override
  public Kind<RetentionQuery, RetentionCell, RetentionResult> kind() {
    return new Kind<>(
        RetentionQuery.KIND, RetentionQuery.class, RetentionCell.class, RetentionResult.class);
  }

  @Override
  public Finding<RetentionResult> run(Project project, RetentionQuery query) {
    return Planner.answer(engines, project, query);
  }

  /** Cells that have not begun are unknown; who comes back later than all of them may count. */
  @Override
  public Dependence dependence(Project project, RetentionQuery query, Instant now) {
    RetentionPlan plan = RetentionPlan.of(query, project.zone());
    Instant over = Instant.ofEpochMilli(plan.last()).plus(LATEST);
    return query.settled(
        query.orAfter() ? Long.MAX_VALUE : plan.last(),
        now.isBefore(over) ? Dependence.quarter(now) : Instant.MAX);
  }

  @Override
  public RetentionResult masked(RetentionQuery query, RetentionResult result) {
    return result.masked(query.breakdowns());
  }

  /** One record a cell of everybody, or of each value; cells not begun are empty. */
  @Override
  public Csv csv(RetentionQuery query, RetentionResult result) {
    Csv csv = Csv.of();
    query.breakdowns().stream().map(Breakdown::label).forEach(csv::text);
    List.of("cohort", "size", "cell", "from", "to", "people").forEach(csv::plain);
    csv.end();
    List<RetentionGroup> groups =
        query.breakdowns().isEmpty()
            ? List.of(new RetentionGroup(List.of(), result.cohorts(), List.of(), List.of()))
            : result.groups();
    for (RetentionGroup group : groups) {
      for (RetentionCohort cohort : group.cohorts()) {
        for (int cell = 0; cell < cohort.values().size(); cell++) {
          RetentionSpan span = result.cells().get(cell);
          csv.texts(group.breakdown()).plain(cohort.start()).plain(cohort.size());
          csv.plain(cell).plain(span.from()).plain(span.to());
          csv.plain(cohort.values().get(cell)).end();
        }
      }
    }
    return csv;
  }

  @Override
  public PeopleKeys people(
      Project project, RetentionQuery query, RetentionCell cell, PeopleSlice slice) {
    return sql.people(project, query, cell, slice);
  }
}
