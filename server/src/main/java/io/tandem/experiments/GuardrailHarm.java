package io.tandem.experiments;

import io.tandem.experiments.analysis.ComparisonResult;
import io.tandem.experiments.analysis.EffectResult;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.analysis.Figures;
import io.tandem.experiments.analysis.VerdictOutcome;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentTradeOff;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guardrail that is surely harmed: the confidence sequence of what it lost beyond the limit,
 * which bears looking often, lies wholly beyond 0. That is so whatever method the verdict goes by.
 *
 * @param share true when the effect is a fraction of the control's mean, false in the metric's unit
 */
record GuardrailHarm(
    ExperimentMetric metric, ExperimentVariant variant, EffectResult effect, boolean share) {

  /**
   * The first there is. A guardrail that both teams agreed to give up for a while does not count up
   * to and on the day of review, and nothing counts while the sample ratio is wrong.
   *
   * @param today in the project's zone
   */
  static Optional<GuardrailHarm> of(
      ExperimentDefinition definition, ExperimentFindings findings, LocalDate today) {
    if (findings.verdict().outcome() == VerdictOutcome.BLOCKED) {
      return Optional.empty();
    }
    for (int m = 0; m < definition.metrics().size(); m++) {
      ExperimentMetric metric = definition.metrics().get(m);
      if (metric.role() == MetricRole.GUARDRAIL && !givenUp(definition, metric, today)) {
        for (ComparisonResult comparison : findings.metrics().get(m).comparisons()) {
          GuardrailHarm harm = harm(definition, metric, comparison);
          if (harm != null) {
            return Optional.of(harm);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean givenUp(
      ExperimentDefinition definition, ExperimentMetric metric, LocalDate today) {
    ExperimentTradeOff tradeOff = definition.tradeOff();
    return tradeOff != null
        && tradeOff.guardrail().equals(metric.key())
        && !today.isAfter(tradeOff.reviewOn());
  }

  private static @Nullable GuardrailHarm harm(
      ExperimentDefinition definition, ExperimentMetric metric, ComparisonResult comparison) {
    // without a limit in percent of the control, points say more than a percentage of percents
    boolean share = metric.minimumEffect() != null && comparison.relative() != null;
    EffectResult effect = share ? comparison.relative() : comparison.absolute();
    if (effect == null || !Boolean.TRUE.equals(comparison.exceeded())) {
      return null;
    }
    ExperimentVariant variant =
        definition.variants().stream()
            .filter(one -> one.key().equals(comparison.variant()))
            .findFirst()
            .orElseThrow();
    return new GuardrailHarm(metric, variant, effect, share);
  }

  /** What happened and what was done. */
  Sentence words() {
    String numbers =
        "%s [%s, %s]"
            .formatted(
                amount(effect.estimate()),
                amount(effect.sequential().low()),
                amount(effect.sequential().high()));
    String borne = borne();
    return new Sentence(
        "护栏指标「%s」在「%s」中受损：%s，可承受 %s。已自动停止实验并回收开关。"
            .formatted(
                metric.names().zh(),
                variant.names().zh(),
                Figures.inChinese(numbers),
                Figures.inChinese(borne)),
        "The guardrail %s is harmed in %s: %s, borne %s. Stopped by itself, the flag is taken back."
            .formatted(metric.names().en(), variant.names().en(), numbers, borne));
  }

  /** As the metric says it: a fraction of the control, in its unit, or nothing. */
  private String borne() {
    double sign = metric.upwards() ? -1 : 1;
    Double units = metric.minimumDifference();
    if (units != null) {
      return amount(sign * units);
    }
    Double hurts = metric.minimumEffect();
    return hurts == null ? amount(0) : Figures.lift(sign * hurts);
  }

  private String amount(double number) {
    if (share) {
      return Figures.lift(number);
    }
    return metric.kind() == MetricKind.PROPORTION
        ? Figures.points(number)
        : Figures.difference(number);
  }
}
