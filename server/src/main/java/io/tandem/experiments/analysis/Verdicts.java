package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.MetricRole;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an experiment came to: of several variants, the best one's. */
final class Verdicts {

  /** The better first. */
  private static final List<VerdictOutcome> ORDER =
      List.of(
          VerdictOutcome.WON,
          VerdictOutcome.MIXED,
          VerdictOutcome.UNCLEAR,
          VerdictOutcome.FLAT,
          VerdictOutcome.LOST,
          VerdictOutcome.HARMED,
          VerdictOutcome.TOO_FEW);

  private final ExperimentDefinition definition;
  private final ExposureResult exposure;
  private final List<MetricResult> metrics;

  Verdicts(ExperimentDefinition definition, ExposureResult exposure, List<MetricResult> metrics) {
    this.definition = definition;
    this.exposure = exposure;
    this.metrics = metrics;
  }

  ExperimentVerdict verdict(ResultSource source) {
    VerdictWords words = new VerdictWords(definition, exposure, metrics);
    if (exposure.sampleRatio().verdict() == SampleRatioVerdict.MISMATCH) {
      return new ExperimentVerdict(
          VerdictOutcome.BLOCKED, null, words.blocked(), words.basis(source));
    }
    int best = best();
    VerdictOutcome outcome = outcome(best);
    return new ExperimentVerdict(
        outcome,
        definition.variants().get(best + 1).key(),
        words.text(outcome, best),
        words.basis(source));
  }

  /** Position among the comparisons. */
  private int best() {
    int best = 0;
    for (int i = 1; i < definition.variants().size() - 1; i++) {
      int rank = ORDER.indexOf(outcome(i)) - ORDER.indexOf(outcome(best));
      if (rank < 0 || (rank == 0 && gain(i) > gain(best))) {
        best = i;
      }
    }
    return best;
  }

  /** Of the first goal, in the direction that is good. */
  private double gain(int comparison) {
    for (int m = 0; m < metrics.size(); m++) {
      if (metrics.get(m).role() == MetricRole.GOAL) {
        EffectResult effect = metrics.get(m).comparisons().get(comparison).absolute();
        double estimate = effect == null ? 0 : effect.estimate();
        return definition.metrics().get(m).upwards() ? estimate : -estimate;
      }
    }
    return 0;
  }

  private VerdictOutcome outcome(int comparison) {
    Set<MetricReading> goals = EnumSet.copyOf(readings(MetricRole.GOAL, comparison));
    if (readings(MetricRole.GUARDRAIL, comparison).contains(MetricReading.WORSE)) {
      return VerdictOutcome.HARMED;
    }
    if (goals.contains(MetricReading.BETTER)) {
      return goals.contains(MetricReading.WORSE) ? VerdictOutcome.MIXED : VerdictOutcome.WON;
    }
    if (goals.contains(MetricReading.WORSE)) {
      return VerdictOutcome.LOST;
    }
    if (goals.equals(EnumSet.of(MetricReading.FLAT))) {
      return VerdictOutcome.FLAT;
    }
    return goals.equals(EnumSet.of(MetricReading.TOO_FEW))
        ? VerdictOutcome.TOO_FEW
        : VerdictOutcome.UNCLEAR;
  }

  private List<MetricReading> readings(MetricRole role, int comparison) {
    List<MetricReading> readings = new ArrayList<>();
    for (MetricResult metric : metrics) {
      if (metric.role() == role) {
        readings.add(metric.comparisons().get(comparison).reading());
      }
    }
    return readings;
  }
}
