package io.tandem.experiments.statistics;

/**
 * Two variables of each person of one group: a metric y and a covariate x (or, for a ratio,
 * numerator y and denominator x).
 *
 * @param n people
 * @param variance of y, of one person
 * @param covariance of x and y
 */
public record Pairs(
    long n,
    double mean,
    double variance,
    double covariateMean,
    double covariateVariance,
    double covariance) {

  /** A variable without a covariate. */
  public static Pairs of(Summary summary) {
    return new Pairs(summary.n(), summary.mean(), summary.variance(), 0, 0, 0);
  }

  /** The metric alone. */
  public Summary metric() {
    return new Summary(n, mean, variance);
  }

  /**
   * The ratio of the sums Σy ÷ Σx, whose variance for one person is, by the delta method, V_y/x̄² +
   * V_x ȳ²/x̄⁴ − 2 C ȳ/x̄³ (Deng, Knoblich and Lu, "Applying the Delta Method in Metric Analytics",
   * KDD 2018).
   */
  public Summary ratio() {
    double d = covariateMean;
    double ratio = mean / d;
    double spread = variance + ratio * ratio * covariateVariance - 2 * ratio * covariance;
    return new Summary(n, ratio, Math.max(0, spread) / (d * d));
  }
}
