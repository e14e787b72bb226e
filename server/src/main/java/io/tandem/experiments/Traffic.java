package io.tandem.experiments;

import io.tandem.experiments.ExperimentTraffic.TrafficStep;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.flags.FlagReach;
import io.tandem.flags.Flags;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many of those eligible take part, as the histories of flags say it, beside what both teams
 * agreed on.
 */
@Component
class Traffic {

  private static final double PERCENT = 100;
  private static final double NEAR = 1e-6;

  private final Flags flags;
  private final Clock clock;

  Traffic(Flags flags, Clock clock) {
    this.flags = flags;
    this.clock = clock;
  }

  /**
   * Lets a definition pass whose flag reaches no more people than it agrees on.
   *
   * @throws TandemException {@code experiment_flag_traffic}
   */
  void check(ProjectId project, ExperimentDefinition definition) {
    Reached reached = reached(project, definition, clock.instant());
    if (reached != null && exceeds(reached.last(), definition)) {
      throw new TandemException(
          ExperimentError.FLAG_TRAFFIC,
          reached.flag,
          Phases.percent(reached.last().percent()),
          Phases.percent(definition.traffic() * PERCENT));
    }
  }

  /** Since it was started, or as things are now. */
  ExperimentTraffic of(ProjectId project, Experiment experiment) {
    ExperimentDefinition definition = experiment.definition();
    Instant started = experiment.startedAt();
    Reached reached = reached(project, definition, started == null ? clock.instant() : started);
    if (reached == null) {
      return new ExperimentTraffic(definition.traffic(), null, null, false, List.of());
    }
    Experiment.Decision decision = experiment.decision();
    boolean over = decision != null || experiment.state() == ExperimentState.ARCHIVED;
    return new ExperimentTraffic(
        definition.traffic(),
        reached.flag,
        over ? null : (Double) (reached.last().percent() / PERCENT),
        !over && exceeds(reached.last(), definition),
        started == null
            ? List.of()
            : steps(reached.all, definition, started, decision == null ? null : decision.at()));
  }

  /** What the flag that deals people out reached; never empty. */
  private record Reached(String flag, List<FlagReach> all) {

    FlagReach last() {
      return all.getLast();
    }
  }

  private @Nullable Reached reached(
      ProjectId project, ExperimentDefinition definition, Instant from) {
    for (String flag : definition.flags()) {
      List<FlagReach> all = flags.reached(project, flag, Phases.ENVIRONMENT, from);
      if (!all.isEmpty() && definition.isDealtBy(all.getLast().gives())) {
        return new Reached(flag, all);
      }
    }
    return null;
  }

  private static List<TrafficStep> steps(
      List<FlagReach> all,
      ExperimentDefinition definition,
      Instant started,
      @Nullable Instant ended) {
    List<FlagReach> during =
        all.stream()
            .filter(one -> ended == null || !one.at().isAfter(started) || one.at().isBefore(ended))
            .toList();
    List<TrafficStep> steps = new ArrayList<>();
    for (int i = 0; i < during.size(); i++) {
      FlagReach one = during.get(i);
      steps.add(
          new TrafficStep(
              i == 0 ? started : one.at(),
              i + 1 < during.size() ? during.get(i + 1).at() : ended,
              one.percent() / PERCENT,
              one.revision(),
              one.by(),
              exceeds(one, definition)));
    }
    return steps;
  }

  private static boolean exceeds(FlagReach reach, ExperimentDefinition definition) {
    return reach.percent() > definition.traffic() * PERCENT + NEAR;
  }
}
