package io.tandem.experiments.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How a planned experiment will be judged.
 *
 * @param alpha accepted chance of a false alarm
 * @param power wanted chance of finding an effect that is there
 * @param sequence for results that may be looked at at any time; null for one look at the end
 */
public record Looks(double alpha, double power, @Nullable ConfidenceSequence sequence) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** How many standard errors an estimate has to be away from 0 with n people. */
  double critical(double n) {
    return sequence == null
        ? NORMAL.inverseSurvivalProbability(alpha / 2)
        : sequence.multiplier(n, alpha);
  }

  /** Standard errors that an effect needs to be found with the power wanted. */
  public double needed(double n) {
    return critical(n) + NORMAL.inverseCumulativeProbability(power);
  }

  /** Probability that an effect of so many standard errors is found at n people. */
  double found(double errors, double n) {
    double critical = critical(n);
    return NORMAL.cumulativeProbability(errors - critical)
        + NORMAL.cumulativeProbability(-errors - critical);
  }
}
