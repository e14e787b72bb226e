package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.Correction;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.statistics.Multiplicity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads comparisons: better, worse, flat or unclear, corrected for how many they are. */
final class Readings {

  private final ExperimentDefinition definition;
  private final Effects effects;

  Readings(ExperimentDefinition definition, Effects effects) {
    this.definition = definition;
    this.effects = effects;
  }

  /** The same with every comparison read; metrics in the order of the definition. */
  List<MetricResult> read(List<MetricResult> metrics) {
    List<MetricResult> read = new ArrayList<>(metrics);
    for (MetricRole role : MetricRole.values()) {
      List<Double> together = new ArrayList<>();
      for (MetricResult metric : metrics) {
        if (metric.role() == role) {
          metric.comparisons().forEach(c -> together.add(p(c)));
        }
      }
      double[] adjusted =
          adjusted(role, together.stream().mapToDouble(Double::doubleValue).toArray());
      int at = 0;
      for (int m = 0; m < metrics.size(); m++) {
        MetricResult metric = metrics.get(m);
        if (metric.role() == role) {
          read.set(m, read(definition.metrics().get(m), metric, adjusted, at));
          at += metric.comparisons().size();
        }
      }
    }
    return read;
  }

  private double p(ComparisonResult comparison) {
    EffectResult absolute = comparison.absolute();
    return absolute == null ? 1 : effects.interval(absolute).p();
  }

  private double[] adjusted(MetricRole role, double[] p) {
    Correction correction = corrected(role) ? definition.judging().correction() : Correction.NONE;
    return switch (correction) {
      case HOLM -> Multiplicity.holm(p);
      case BENJAMINI_HOCHBERG -> Multiplicity.benjaminiHochberg(p);
      case NONE -> p;
    };
  }

  private boolean corrected(MetricRole role) {
    return role != MetricRole.GUARDRAIL && definition.judging().method() != JudgingMethod.BAYESIAN;
  }

  private MetricResult read(
      ExperimentMetric metric, MetricResult result, double[] adjusted, int from) {
    List<ComparisonResult> judged = new ArrayList<>();
    for (int i = 0; i < result.comparisons().size(); i++) {
      ComparisonResult comparison = result.comparisons().get(i);
      double p = adjusted[from + i];
      EffectResult absolute = comparison.absolute();
      boolean shown = corrected(metric.role()) && absolute != null;
      judged.add(comparison.judged(reading(metric, comparison, p), shown ? (Double) p : null));
    }
    return result.with(judged);
  }

  private MetricReading reading(ExperimentMetric metric, ComparisonResult comparison, double p) {
    EffectResult absolute = comparison.absolute();
    if (absolute == null) {
      return MetricReading.TOO_FEW;
    }
    if (p < definition.judging().alpha()) {
      boolean better = absolute.estimate() > 0 == metric.upwards();
      if (!better && isBorne(metric, comparison.relative())) {
        return MetricReading.FLAT;
      }
      return better ? MetricReading.BETTER : MetricReading.WORSE;
    }
    return flat(metric.minimumEffect(), comparison.relative())
        ? MetricReading.FLAT
        : MetricReading.UNCLEAR;
  }

  /** A guardrail that is worse for certain, but for certain by less than what hurts, holds. */
  private boolean isBorne(ExperimentMetric metric, @Nullable EffectResult relative) {
    return metric.role() == MetricRole.GUARDRAIL && flat(metric.minimumEffect(), relative);
  }

  private boolean flat(@Nullable Double smallest, @Nullable EffectResult relative) {
    if (smallest == null || relative == null) {
      return false;
    }
    IntervalResult interval = effects.interval(relative);
    return interval.low() > -smallest && interval.high() < smallest;
  }
}
