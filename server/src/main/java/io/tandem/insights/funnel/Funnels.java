package io.tandem.insights.funnel;

import io.tandem.access.Project;
import io.tandem.insights.funnel.FunnelResult.FunnelGroup;
import io.tandem.insights.funnel.FunnelResult.FunnelStage;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Planner;
import io.tandem.insights.serving.Dependence;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Answers {@link FunnelQuery}. */
@Component
class Funnels implements Insight<FunnelQuery, FunnelCell, FunnelResult> {

  private final List<FunnelEngine> engines;

  Funnels(List<FunnelEngine> engines) {
    this.engines = engines;
  }

  @Override
  public Kind<FunnelQuery, FunnelCell, FunnelResult> kind() {
    return new Kind<>(FunnelQuery.KIND, FunnelQuery.class, FunnelCell.class, FunnelResult.class);
  }

  @Override
  public Finding<FunnelResult> run(Project project, FunnelQuery query) {
    return Planner.answer(engines, project, query);
  }

  /** Over time, those who start in a bucket have as long as the window is: no round number. */
  @Override
  public Dependence dependence(Project project, FunnelQuery query, Instant now) {
    FunnelPlan plan = FunnelPlan.of(query, project.zone());
    long window = query.windowMillis();
    OptionalLong over =
        Arrays.stream(plan.bounds())
            .map(bound -> bound + window)
            .filter(end -> end > now.toEpochMilli())
            .min();
    return query.settled(
        plan.rules().to() + window + 1,
        over.isPresent() ? Instant.ofEpochMilli(over.getAsLong()) : Instant.MAX);
  }

  @Override
  public FunnelResult masked(FunnelQuery query, FunnelResult result) {
    return result.masked(query.breakdowns());
  }

  /** One record a step of everybody, or of each value. */
  @Override
  public Csv csv(FunnelQuery query, FunnelResult result) {
    Csv csv = Csv.of();
    query.breakdowns().stream().map(Breakdown::label).forEach(csv::text);
    for (String name :
        List.of("step", "event", "people", "from_previous", "from_first", "median_seconds")) {
      csv.plain(name);
    }
    csv.end();
    List<FunnelGroup> groups =
        query.breakdowns().isEmpty()
            ? List.of(new FunnelGroup(List.of(), result.steps()))
            : result.groups();
    for (FunnelGroup group : groups) {
      for (int i = 0; i < group.steps().size(); i++) {
        FunnelStage step = group.steps().get(i);
        csv.texts(group.breakdown()).plain(i + 1).text(step.event()).plain(step.people());
        csv.plain(step.fromPrevious()).plain(step.fromFirst()).plain(step.medianSeconds()).end();
      }
    }
    return csv;
  }

  @Override
  public PeopleKeys people(Project project, FunnelQuery query, FunnelCell cell, PeopleSlice slice) {
    cell.check(FunnelPlan.of(query, project.zone()));
    return Planner.ask(
        engines, project, query, engine -> engine.people(project, query, cell, slice));
  }
}
