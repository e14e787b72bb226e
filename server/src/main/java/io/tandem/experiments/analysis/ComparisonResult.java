package io.tandem.experiments.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A variant beside the control on one metric.
 *
 * @param variant its key
 * @param reading what it says, by the experiment's method and correction
 * @param absolute in the metric's unit. Null where nothing varies or people are too few
 * @param relative as a fraction of the control's mean, by the same tests, with the same p-values;
 *     null where that mean may be 0
 * @param adjustedP the p-value of the experiment's method after correction; null for guardrails,
 *     which are not corrected, and for Bayesian reading
 * @param unadjusted relative effect without the covariate; null where there is none
 * @param uncapped relative effect without the cap; null where there is none
 * @param detectable the smallest relative effect that this many people find with the power wanted,
 *     with this comparison's part of alpha where several are corrected together
 * @param detectableDifference the same in the metric's unit
 * @param exceeded of a guardrail whether more harm than is borne is certain by the confidence
 *     sequence; null for other metrics and where people are too few
 */
public record ComparisonResult(
    String variant,
    MetricReading reading,
    @Nullable EffectResult absolute,
    @Nullable EffectResult relative,
    @Nullable Double adjustedP,
    @Nullable EffectResult unadjusted,
    @Nullable EffectResult uncapped,
    @Nullable Double detectable,
    @Nullable Double detectableDifference,
    @Nullable Boolean exceeded) {

  /** Nothing to compare. */
  static ComparisonResult tooFew(String variant) {
    return new ComparisonResult(
        variant, MetricReading.TOO_FEW, null, null, null, null, null, null, null, null);
  }

  ComparisonResult judged(MetricReading judgement, @Nullable Double adjusted) {
    return new ComparisonResult(
        variant,
        judgement,
        absolute,
        relative,
        adjusted,
        unadjusted,
        uncapped,
        detectable,
        detectableDifference,
        exceeded);
  }
}
