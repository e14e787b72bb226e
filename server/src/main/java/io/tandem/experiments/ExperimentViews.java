package io.tandem.experiments;

import io.tandem.access.Actor;
import io.tandem.access.Projects;
import io.tandem.experiments.analysis.BreakdownFindings;
import io.tandem.experiments.analysis.Breakdowns;
import io.tandem.experiments.analysis.DayFindings;
import io.tandem.experiments.analysis.Observed;
import io.tandem.experiments.analysis.ValueFindings;
import io.tandem.experiments.analysis.Worths;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentPhase;
import io.tandem.experiments.history.DayMetrics;
import io.tandem.experiments.history.Dimension;
import io.tandem.experiments.history.ExposedPeople;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Asking;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Looks at running and ended experiments from other sides, computed from events when asked for and
 * never kept: they decide nothing.
 */
@Component
class ExperimentViews {

  private static final int SECONDS = 30;

  private final Experiments experiments;
  private final EventAnalyses analyses;
  private final ExposedPeople exposed;
  private final Projects projects;
  private final Clock clock;

  /**
   * Each costs the store as much as an analysis, and value 100 MB here; a page asks for several.
   */
  private final Semaphore turn = new Semaphore(1, true);

  ExperimentViews(
      Experiments experiments,
      EventAnalyses analyses,
      ExposedPeople exposed,
      Projects projects,
      Clock clock) {
    this.experiments = experiments;
    this.analyses = analyses;
    this.exposed = exposed;
    this.projects = projects;
    this.clock = clock;
  }

  /**
   * Results by a dimension.
   *
   * @param by as {@link Dimension#of} reads it
   * @param phase whose people these are
   */
  record ExperimentBreakdown(
      String by, Instant at, ExperimentPhase phase, BreakdownFindings findings) {}

  /** A metric by days since exposure. */
  record ExperimentDays(String metric, Instant at, ExperimentPhase phase, DayFindings findings) {}

  /**
   * What people are worth by variant.
   *
   * @param currency ISO 4217 code of all amounts
   */
  record ExperimentValue(
      String currency, Instant at, ExperimentPhase phase, ValueFindings findings) {}

  /**
   * By a dimension.
   *
   * @throws TandemException {@code not_found}, {@code invalid_request}, {@code experiment_state},
   *     {@code busy}, and what {@link ExposedPeople} says
   */
  ExperimentBreakdown breakdown(Actor actor, String key, String by) {
    Dimension dimension = Dimension.of(by);
    boolean ordered = dimension instanceof Dimension.OfWeekday;
    return in(
        actor,
        key,
        asked ->
            new ExperimentBreakdown(
                by,
                clock.instant(),
                asked.phase(),
                new Breakdowns(
                        exposed.observe(actor.projectId(), asked.dealt(), asked.times(), dimension))
                    .findings(ordered)));
  }

  /** By days since exposure; throws as {@link #breakdown}, and what {@link DayMetrics#of} says. */
  ExperimentDays days(Actor actor, String key, String metric) {
    return in(
        actor,
        key,
        asked -> {
          ExperimentDefinition days = DayMetrics.of(asked.dealt(), metric, asked.times());
          Observed observed = exposed.observe(actor.projectId(), days, asked.times());
          return new ExperimentDays(
              metric, clock.instant(), asked.phase(), DayFindings.of(days, observed));
        });
  }

  /** What people are worth; throws as {@link #breakdown}. */
  ExperimentValue value(Actor actor, String key, int days) {
    if (days < 1 || days > 730) {
      throw new TandemException(CommonError.INVALID_REQUEST, "days is 1 to 730");
    }
    return in(
        actor,
        key,
        asked ->
            new ExperimentValue(
                projects.get(actor.projectId()).currency(),
                clock.instant(),
                asked.phase(),
                new Worths(
                        exposed.buyers(actor.projectId(), asked.dealt(), asked.times(), days), days)
                    .findings()));
  }

  private <T> T in(Actor actor, String key, Function<EventAnalyses.Asked, T> work) {
    Experiment experiment = experiments.find(actor.projectId(), key).experiment();
    EventAnalyses.Asked asked = analyses.asked(actor.projectId(), experiment);
    try {
      if (!turn.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        throw new TandemException(CommonError.BUSY, SECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TandemException(CommonError.BUSY, SECONDS);
    }
    try {
      return new Asking(actor.asker()).in(() -> work.apply(asked));
    } finally {
      turn.release();
    }
  }
}
