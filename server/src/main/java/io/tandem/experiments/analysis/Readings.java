package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.statistics.Multiplicity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;

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
    return read(List.of(metrics), false).getFirst();
  }

  /**
   * The same of several groups of people, whose p-values are corrected together: goals × variants ×
   * groups, guardrails among themselves, secondary metrics among themselves.
   */
  List<List<MetricResult>> together(List<List<MetricResult>> groups) {
    return read(groups, true);
  }

  private List<List<MetricResult>> read(List<List<MetricResult>> groups, boolean guardrails) {
    List<List<MetricResult>> read = new ArrayList<>();
    groups.forEach(group -> read.add(new ArrayList<>(group)));
    for (MetricRole role : MetricRole.values()) {
      boolean corrected = corrected(role, guardrails);
      double[] p =
          groups.stream()
              .flatMap(List::stream)
              .filter(metric -> metric.role() == role)
              .flatMap(metric -> metric.comparisons().stream())
              .filter(comparison -> comparison.absolute() != null)
              .mapToDouble(this::p)
              .toArray();
      PrimitiveIterator.OfDouble adjusted = Arrays.stream(corrected ? adjusted(p) : p).iterator();
      for (int g = 0; g < groups.size(); g++) {
        for (int m = 0; m < groups.get(g).size(); m++) {
          MetricResult metric = groups.get(g).get(m);
          if (metric.role() == role) {
            read.get(g).set(m, read(definition.metrics().get(m), metric, adjusted, corrected));
          }
        }
      }
    }
    return read;
  }

  private double p(ComparisonResult comparison) {
    EffectResult absolute = comparison.absolute();
    return absolute == null ? 1 : effects.interval(absolute).p();
  }

  private double[] adjusted(double[] p) {
    return switch (definition.judging().correction()) {
      case HOLM -> Multiplicity.holm(p);
      case BENJAMINI_HOCHBERG -> Multiplicity.benjaminiHochberg(p);
      case NONE -> p;
    };
  }

  private boolean corrected(MetricRole role, boolean guardrails) {
    return (guardrails || role != MetricRole.GUARDRAIL)
        && definition.judging().method() != JudgingMethod.BAYESIAN;
  }

  private MetricResult read(
      ExperimentMetric metric,
      MetricResult result,
      PrimitiveIterator.OfDouble adjusted,
      boolean corrected) {
    List<ComparisonResult> judged = new ArrayList<>();
    for (ComparisonResult comparison : result.comparisons()) {
      double p = comparison.absolute() == null ? 1 : adjusted.nextDouble();
      boolean shown = corrected && comparison.absolute() != null;
      judged.add(comparison.judged(reading(metric, comparison, p), shown ? (Double) p : null));
    }
    return result.with(judged);
  }

  private MetricReading reading(ExperimentMetric metric, ComparisonResult comparison, double p) {
    EffectResult absolute = comparison.absolute();
    if (absolute == null) {
      boolean few = comparison.reading() == MetricReading.TOO_FEW;
      return few ? MetricReading.TOO_FEW : MetricReading.CONSTANT;
    }
    if (p < definition.judging().alpha()) {
      boolean better = absolute.estimate() > 0 == metric.upwards();
      if (!better && metric.role() == MetricRole.GUARDRAIL && flat(metric, comparison)) {
        // worse for certain, but for certain by less than what hurts
        return MetricReading.FLAT;
      }
      return better ? MetricReading.BETTER : MetricReading.WORSE;
    }
    return flat(metric, comparison) ? MetricReading.FLAT : MetricReading.UNCLEAR;
  }

  /** For certain nearer to no effect than the smallest that matters. */
  private boolean flat(ExperimentMetric metric, ComparisonResult comparison) {
    Double units = metric.minimumDifference();
    Double smallest = units == null ? metric.minimumEffect() : units;
    EffectResult effect = units == null ? comparison.relative() : comparison.absolute();
    if (smallest == null || effect == null) {
      return false;
    }
    IntervalResult interval = effects.interval(effect);
    return interval.low() > -smallest && interval.high() < smallest;
  }
}
