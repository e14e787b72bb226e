package io.tandem.experiments.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A variant beside the control on one metric.
 *
 * @param variant its key
 * @param reading what it says, by the experiment's method and correction
 * @param absolute in the metric's unit; p-values, and the reading, are this one's. Null where
 *     nothing varies or people are too few
 * @param relative as a fraction of the control's mean; null where that is 0
 * @param adjustedP the p-value of the experiment's method after correction; null for guardrails,
 *     which are not corrected, and for Bayesian reading
 * @param unadjusted relative effect without the covariate; null where there is none
 * @param uncapped relative effect without the cap; null where there is none
 * @param detectable the smallest relative effect that this many people find with the power wanted
 */
public record ComparisonResult(
    String variant,
    MetricReading reading,
    @Nullable EffectResult absolute,
    @Nullable EffectResult relative,
    @Nullable Double adjustedP,
    @Nullable EffectResult unadjusted,
    @Nullable EffectResult uncapped,
    @Nullable Double detectable) {

  ComparisonResult judged(MetricReading judgement, @Nullable Double adjusted) {
    return new ComparisonResult(
        variant, judgement, absolute, relative, adjusted, unadjusted, uncapped, detectable);
  }
}
