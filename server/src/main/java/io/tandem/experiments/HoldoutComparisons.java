package io.tandem.experiments;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.experiments.HoldoutComparisonStore.Kept;
import io.tandem.experiments.analysis.Analyst;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.definition.ExperimentFactor;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.Team;
import io.tandem.experiments.history.ExposedPeople;
import io.tandem.experiments.history.HistoryTimes;
import io.tandem.flags.Flags;
import io.tandem.flags.HoldoutSpan;
import io.tandem.shared.CommonError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares people who are held out of flags with all others, by the statistics of experiments. Of
 * production, as experiments are.
 */
@Component
class HoldoutComparisons {

  private static final String HELD = "held";
  private static final String OTHERS = "others";
  private static final double WHOLE = 100;
  private static final int SECONDS_UNTIL_AGAIN = 5;

  private final Flags flags;
  private final HoldoutComparisonStore store;
  private final ExposedPeople exposed;
  private final AuditTrail audit;
  private final Clock clock;
  private final Semaphore turn = new Semaphore(1);

  HoldoutComparisons(
      Flags flags,
      HoldoutComparisonStore store,
      ExposedPeople exposed,
      AuditTrail audit,
      Clock clock) {
    this.flags = flags;
    this.store = store;
    this.exposed = exposed;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * As it stands.
   *
   * @throws TandemException {@code not_found} when there is no such holdout
   */
  HoldoutComparison get(ProjectId project, String key) {
    HoldoutSpan holdout = find(project, key);
    return store
        .find(project, key)
        .map(kept ->
            new HoldoutComparison(
                key,
                kept.metrics(),
                definition(holdout, kept.metrics()),
                kept.findings(),
                kept.by(),
                kept.at(),
                kept.version()))
        .orElse(new HoldoutComparison(key, List.of(), null, null, null, null, 0));
  }

  /**
   * Says by what they are compared; what was found by other metrics is gone.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}; {@code invalid_request} when
   *     none of them is a goal, or one has no source
   */
  @Transactional
  public HoldoutComparison measure(
      Actor actor, String key, long version, List<ExperimentMetric> metrics) {
    ProjectId project = actor.projectId();
    HoldoutComparison before = get(project, key);
    definition(find(project, key), metrics);
    if (metrics.stream().anyMatch(metric -> metric.source() == null)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "each metric of a holdout says from which events it comes");
    }
    if (before.version() != version || !store.measure(project, key, version, metrics)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    audit.record(actor, "holdout.measure", key, before.metrics(), metrics);
    return get(project, key);
  }

  /**
   * Computes it.
   *
   * @throws TandemException {@code not_found}, {@code no_results} without metrics, {@code busy},
   *     and what {@link ExposedPeople#observe} says
   */
  HoldoutComparison compare(Actor actor, String key) {
    ProjectId project = actor.projectId();
    HoldoutSpan holdout = find(project, key);
    Kept kept =
        store.find(project, key).orElseThrow(() -> new TandemException(ExperimentError.NO_RESULTS));
    if (!turn.tryAcquire()) {
      throw new TandemException(CommonError.BUSY, SECONDS_UNTIL_AGAIN);
    }
    try {
      ExperimentFindings findings = judge(project, holdout, kept.metrics());
      Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
      store.judge(
          project, key, new Kept(kept.metrics(), findings, actor.name(), at, kept.version()));
      return get(project, key);
    } finally {
      turn.release();
    }
  }

  private ExperimentFindings judge(
      ProjectId project, HoldoutSpan holdout, List<ExperimentMetric> metrics) {
    long now = clock.millis();
    long from = holdout.from().toEpochMilli();
    Instant until = holdout.until();
    long end = until == null ? now : Math.min(now, until.toEpochMilli());
    HistoryTimes times = exposed.production(project, from, end, now);
    ExperimentDefinition definition = definition(holdout, metrics);
    return new Analyst(definition).judge(exposed.observe(project, definition, times));
  }

  /** The experiment that it is. */
  private static ExperimentDefinition definition(
      HoldoutSpan holdout, List<ExperimentMetric> metrics) {
    Names flagged = new Names("得到开关的人", "People with the flags");
    Filter of = new Filter("$holdout", Filter.Op.EQ, List.of(holdout.key()));
    return new ExperimentDefinition(
        holdout.names(),
        "What was given by flags is better than how it was.",
        List.of(new ExperimentFactor("flags", flagged, Team.PRODUCT, null)),
        List.of(
            new ExperimentVariant(HELD, new Names("留出组", "Held out"), holdout.share(), List.of()),
            new ExperimentVariant(
                OTHERS, new Names("其他人", "All others"), WHOLE - holdout.share(), List.of("flags"))),
        metrics,
        null,
        ExperimentJudging.USUAL,
        new ExperimentExposure(
            new EventSelector(Flags.HOLDOUT_EVENT, List.of(of)), "$holdout_group"),
        ExperimentDefinition.EVERYBODY);
  }

  private HoldoutSpan find(ProjectId project, String key) {
    return flags
        .holdout(project, key)
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }
}
