package io.tandem.experiments;

import io.tandem.access.Projects;
import io.tandem.experiments.analysis.Analyst;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentPhase;
import io.tandem.experiments.history.ExposedPeople;
import io.tandem.experiments.history.HistoryTimes;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Results of an experiment from events. */
@Component
class EventAnalyses {

  private final Phases phases;
  private final ExposedPeople exposed;
  private final Projects projects;
  private final Clock clock;

  EventAnalyses(Phases phases, ExposedPeople exposed, Projects projects, Clock clock) {
    this.phases = phases;
    this.exposed = exposed;
    this.projects = projects;
    this.clock = clock;
  }

  /**
   * Judges the newest phase that compares variants, up to its end, the experiment's decision, or to
   * now.
   *
   * @throws TandemException {@code experiment_state} before it was started; and what {@link
   *     ExposedPeople#observe} says
   */
  ExperimentFindings judge(ProjectId project, Experiment experiment) {
    Asked asked = asked(project, experiment);
    return new Analyst(asked.dealt())
        .judge(exposed.observe(project, asked.dealt(), asked.times()))
        .of(asked.phase());
  }

  /** Whose results, dealt out how, and which part of the history they are of. */
  record Asked(ExperimentDefinition dealt, HistoryTimes times, ExperimentPhase phase) {}

  /**
   * The newest phase that compares variants, up to its end, the experiment's decision, or to now.
   *
   * @throws TandemException {@code experiment_state} before it was started
   */
  Asked asked(ProjectId project, Experiment experiment) {
    Instant started = experiment.startedAt();
    if (started == null) {
      throw new TandemException(
          ExperimentError.WRONG_STATE, experiment.state().key(), "running, decided");
    }
    ExperimentPhase phase = Phases.judged(phases.of(project, experiment));
    Instant until = phase.until();
    long now = clock.millis();
    HistoryTimes times =
        new HistoryTimes(
            Projects.PRODUCTION,
            started.toEpochMilli(),
            phase.from().toEpochMilli(),
            until == null ? now : until.toEpochMilli(),
            now,
            projects.get(project).zone());
    return new Asked(experiment.definition().dealing(phase.shares()), times, phase);
  }
}
