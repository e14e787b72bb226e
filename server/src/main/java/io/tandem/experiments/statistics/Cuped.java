package io.tandem.experiments.statistics;

import java.util.List;

/**
 * Variance reduction by what was known of people before they were exposed (Deng, Xu, Kohavi and
 * Walker, "Improving the Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment
 * Data", WSDM 2013).
 */
public final class Cuped {

  private Cuped() {}

  /**
   * θ = covariance ÷ variance of the covariate, both pooled within the groups so that an effect of
   * the treatment does not leak into it; 0 where the covariate does not vary.
   */
  public static double theta(List<Pairs> groups) {
    double products = 0;
    double squares = 0;
    for (Pairs group : groups) {
      products += (group.n() - 1) * group.covariance();
      squares += (group.n() - 1) * group.covariateVariance();
    }
    return squares > 0 ? products / squares : 0;
  }

  /** The share of the variance that the adjustment takes away: the squared correlation, 0 to 1. */
  public static double reduction(List<Pairs> groups) {
    double theta = theta(groups);
    double before = 0;
    double after = 0;
    for (Pairs group : groups) {
      before += (group.n() - 1) * group.variance();
      after += (group.n() - 1) * adjusted(group, theta);
    }
    return before > 0 ? 1 - after / before : 0;
  }

  /** Variance of y − θx for one person. */
  static double adjusted(Pairs group, double theta) {
    double spread =
        group.variance()
            - 2 * theta * group.covariance()
            + theta * theta * group.covariateVariance();
    return Math.max(0, spread);
  }
}
