package io.tandem.experiments.analysis;

/**
 * What to believe with a flat prior.
 *
 * @param low of the central credible interval at the experiment's confidence
 * @param high same
 * @param chanceBetter probability that the variant is better than the control, in the metric's
 *     direction
 * @param expectedLoss what choosing the variant costs on average where it is worse, in the effect's
 *     unit, 0 or more
 */
public record BeliefResult(double low, double high, double chanceBetter, double expectedLoss) {}
