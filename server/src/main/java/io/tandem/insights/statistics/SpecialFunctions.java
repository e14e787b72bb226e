package io.tandem.insights.statistics;

/** Functions that the Java library lacks, good to about 14 digits on the arguments used here. */
final class SpecialFunctions {

  /** Above it Stirling's series with seven terms is exact to a double. */
  private static final double LARGE = 15;

  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  /** Coefficients of 1/x, 1/x³, 1/x⁵ …, Abramowitz and Stegun 6.1.41. */
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
  };

  private static final int TERMS = 200_000;

  private SpecialFunctions() {}

  /** ln Γ(x) of x above 0. */
  static double logGamma(double x) {
    double product = 1;
    double shifted = x;
    while (shifted < LARGE) {
      product *= shifted;
      shifted++;
    }
    double inverse = 1 / shifted;
    double series = 0;
    double power = inverse;
    for (double coefficient : STIRLING) {
      series += coefficient * power;
      power *= inverse * inverse;
    }
    return (shifted - 0.5) * Math.log(shifted)
        - shifted
        + HALF_LOG_TWO_PI
        + series
        - Math.log(product);
  }

  /** ln B(a, b) of positive a and b. */
  static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  /**
   * Gauss' hypergeometric function ₂F₁(a, b; c; z) for z in [0, 1) by its series (Abramowitz and
   * Stegun 15.1.1), which is summed until a term no longer matters. Callers transform their
   * arguments first, so that a and b are small beside c: the terms then have one sign from the
   * second on and fall.
   */
  static double hypergeometric(double a, double b, double c, double z) {
    double term = 1;
    double sum = 1;
    for (int k = 0; k < TERMS; k++) {
      term *= (a + k) / (c + k) * (b + k) / (k + 1) * z;
      sum += term;
      // all that follows is at most a geometric series of ratio z
      if (Math.abs(term) <= (1 - z) * 1e-17 * Math.abs(sum)) {
        return sum;
      }
    }
    return sum;
  }

  /** ln(eᵃ + eᵇ) without overflow. */
  static double logSum(double a, double b) {
    double high = Math.max(a, b);
    double low = Math.min(a, b);
    return low == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
  }
}
