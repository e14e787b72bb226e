package io.tandem.insights.statistics;

import org.jspecify.annotations.Nullable;

/** Confidence intervals of 95 % for shares of people and for what is made of them. */
public final class Intervals {

  private static final double Z = 1.959963984540054;

  private Intervals() {}

  /**
   * Bounds of an estimate.
   *
   * @param high null when it is unbounded
   */
  public record ConfidenceInterval(double low, @Nullable Double high) {}

  /** A share, Wilson's score interval (1927). */
  public static ConfidenceInterval share(long part, long all) {
    double[] bounds = wilson(part, all);
    return new ConfidenceInterval(bounds[0], bounds[1]);
  }

  /**
   * Difference of two independent shares, the first minus the second: Newcombe's hybrid score
   * interval ("ConfidenceInterval estimation for the difference between independent proportions",
   * Statistics in Medicine 17, 1998, method 10).
   */
  public static ConfidenceInterval difference(long part, long all, long otherPart, long otherAll) {
    double one = (double) part / all;
    double other = (double) otherPart / otherAll;
    double[] first = wilson(part, all);
    double[] second = wilson(otherPart, otherAll);
    double difference = one - other;
    return new ConfidenceInterval(
        difference - Math.hypot(one - first[0], second[1] - other),
        difference + Math.hypot(first[1] - one, other - second[0]));
  }

  /**
   * Lift of two shares of the same people, n·n₁₂ ÷ (n₁·n₂): how many times more often both meet
   * than if they were independent. The interval is symmetric on the logarithm with variance 1/n₁₂ −
   * 1/n₁ − 1/n₂ + (2·lift − 1)/n, the delta method on multinomial counts (Agresti, "Categorical
   * Data Analysis", chapter 14). Where nobody does both, the upper bound is the rule of three's
   * (Hanley and Lippman-Hand 1983): at most 3 of n.
   *
   * @return null when one of the shares is empty
   */
  public static @Nullable ConfidenceInterval lift(long both, long first, long second, long all) {
    if (first == 0 || second == 0) {
      return null;
    }
    double independent = (double) first / all * second;
    if (both == 0) {
      return new ConfidenceInterval(0, 3 / independent);
    }
    double lift = both / independent;
    double variance = 1.0 / both - 1.0 / first - 1.0 / second + (2 * lift - 1) / all;
    double width = Math.exp(Z * Math.sqrt(Math.max(0, variance)));
    return new ConfidenceInterval(lift / width, lift * width);
  }

  /** An estimate with a standard deviation, as if normal and not below 0. */
  public static ConfidenceInterval normal(double estimate, double variance) {
    double width = Z * Math.sqrt(Math.max(0, variance));
    return new ConfidenceInterval(Math.max(0, estimate - width), estimate + width);
  }

  private static double[] wilson(long part, long all) {
    double n = all;
    double share = part / n;
    double z = Z * Z / n;
    double centre = (share + z / 2) / (1 + z);
    double half = Z / (1 + z) * Math.sqrt(share * (1 - share) / n + z / (4 * n));
    // without rounding where nobody, or everybody, did
    return new double[] {
      part == 0 ? 0 : Math.max(0, centre - half), part == all ? 1 : Math.min(1, centre + half)
    };
  }
}
