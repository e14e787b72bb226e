package io.tandem.insights.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * The mean of a function of p, where p is drawn from a beta distribution: the integral by the
 * double exponential rule (Takahasi and Mori 1974), which bears the density's poles at 0 and 1.
 */
final class BetaMean {

  private static final double REACH = 4.2;
  private static final double STEP = 0.06;

  private BetaMean() {}

  /** E[f(p)], p ~ Beta(a, b). */
  static double of(DoubleUnaryOperator function, double a, double b) {
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
