package io.tandem.experiments.analysis;

/**
 * An effect by all three methods. Of a fraction of the control's mean the intervals are Fieller's,
 * which leave out 0 exactly when those of the difference do, and the p-values the difference's.
 *
 * @param estimate in the metric's unit, or a fraction of the control's mean
 * @param standardError same unit; of a fraction by the delta method
 * @param sequential right however often one looks
 * @param fixed right for one look at a time fixed before the start
 * @param bayesian with a flat prior
 */
public record EffectResult(
    double estimate,
    double standardError,
    IntervalResult sequential,
    IntervalResult fixed,
    BeliefResult bayesian) {}
