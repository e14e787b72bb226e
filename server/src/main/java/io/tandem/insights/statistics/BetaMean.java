package io.tandem.insights.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * The mean of a function of p, where p is drawn from a beta distribution: the integral by the
 * double exponential rule (Takahasi and Mori 1974), which bears the density's poles at 0 and 1.
 * Where there are none the density may be a peak narrower than that rule's steps; the trapezoidal
 * rule around it, on the logistic scale, is exact to rounding there.
 */
final class BetaMean {

  private static final double REACH = 4.2;
  private static final double STEP = 0.06;

  /**
   * From here on a density is a single peak that falls fast to both sides on the logistic scale.
   */
  private static final double PEAKED = 4;

  /** Standard deviations of the peak that are looked at to each side, and steps a deviation. */
  private static final int DEVIATIONS = 12;

  private static final int STEPS = 10;

  private BetaMean() {}

  /** E[f(p)], p ~ Beta(a, b). */
  static double of(DoubleUnaryOperator function, double a, double b) {
    return Math.min(a, b) > PEAKED ? peaked(function, a, b) : poled(function, a, b);
  }

  private static double peaked(DoubleUnaryOperator function, double a, double b) {
    double mode = Math.log(a / b);
    double deviation = Math.sqrt(1 / a + 1 / b);
    double highest = -a * log1pExp(-mode) - b * log1pExp(mode);
    double sum = 0;
    double weights = 0;
    for (int i = -DEVIATIONS * STEPS; i <= DEVIATIONS * STEPS; i++) {
      double s = mode + i * deviation / STEPS;
      double weight = Math.exp(-a * log1pExp(-s) - b * log1pExp(s) - highest);
      sum += weight * function.applyAsDouble(Math.exp(-log1pExp(-s)));
      weights += weight;
    }
    return sum / weights;
  }

  private static double poled(DoubleUnaryOperator function, double a, double b) {
    double logBeta = SpecialFunctions.logBeta(a, b);
    double sum = 0;
    double weights = 0;
    int steps = (int) Math.round(REACH / STEP);
    for (int i = -steps; i <= steps; i++) {
      double t = i * STEP;
      // p = 1 / (1 + e^-s), the logistic form keeps ln p and ln(1 - p) exact at both ends
      double s = Math.PI * Math.sinh(t);
      double logP = -log1pExp(-s);
      double logQ = -log1pExp(s);
      double weight = Math.PI * Math.cosh(t) * Math.exp(a * logP + b * logQ - logBeta);
      if (weight > 0) {
        sum += weight * function.applyAsDouble(Math.exp(logP));
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double log1pExp(double s) {
    return s > 30 ? s : Math.log1p(Math.exp(s));
  }
}
