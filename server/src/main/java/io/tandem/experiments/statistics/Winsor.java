package io.tandem.experiments.statistics;

import java.util.Arrays;

/**
 * Caps a metric so that a few extreme people do not drown the rest. One cap for all groups, found
 * from all people together and frozen: caps of each group's own would hide an effect.
 */
public final class Winsor {

  private Winsor() {}

  /**
   * The value at a quantile of all people's values, linear between neighbours (Hyndman and Fan's
   * type 7).
   *
   * @param values in any order, not changed; none is NaN
   * @param quantile above 0, at most 1
   */
  public static double cap(double[] values, double quantile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Quantiles.at(sorted, quantile);
  }
}
