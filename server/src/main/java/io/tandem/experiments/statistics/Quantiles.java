package io.tandem.experiments.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A quantile of a group and its variance (Deng, Knoblich and Lu, "Applying the Delta Method in
 * Metric Analytics", KDD 2018, section 4): the share of values up to it is a mean, or a ratio of
 * means where people have several values each; the interval of that share, carried over to the
 * values, is the quantile's. Where the values jump there (counts, or half of all paid nothing), one
 * side of that interval is far longer than the other, and half its width would be far too small an
 * error: the quantiles of two like groups may differ by the whole jump. The longer side counts then
 * (decision 38).
 */
public final class Quantiles {

  private static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);

  /**
   * While no side of an interval is longer than so many times the other, two groups that ended up
   * on either side of a gap are less than Z errors of their difference apart: r = 1 + √2 solves 2 ÷
   * (1 + 1/r) = √2.
   */
  private static final double LOPSIDED = 1 + Math.sqrt(2);

  private Quantiles() {}

  /**
   * Of people with one value each.
   *
   * @param values in any order, not changed
   * @param quantile above 0, below 1
   * @return variance such that over n it is the quantile's variance; 0 where too many values are
   *     equal to tell
   */
  public static Summary of(double[] values, double quantile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double share = Math.sqrt(quantile * (1 - quantile) / Math.max(1, values.length));
    return summary(sorted, quantile, share, values.length);
  }

  /**
   * Of people with one value each, who are not here but can be asked about.
   *
   * @param n people
   * @param at the value at a quantile, linear between neighbours; not asked of nobody
   */
  public static Summary of(long n, double quantile, DoubleUnaryOperator at) {
    double share = Math.sqrt(quantile * (1 - quantile) / Math.max(1, n));
    return n == 0 ? new Summary(n, 0, 0) : summary(n, quantile, share, at);
  }

  /**
   * Of people with any number of values each, which are not independent of each other.
   *
   * @param people each one's values
   */
  public static Summary clustered(double[][] people, double quantile) {
    int[] owners = new int[Arrays.stream(people).mapToInt(values -> values.length).sum()];
    int at = 0;
    for (int person = 0; person < people.length; person++) {
      Arrays.fill(owners, at, at + people[person].length, person);
      at += people[person].length;
    }
    double[] values = Arrays.stream(people).flatMapToDouble(Arrays::stream).toArray();
    return clustered(values, owners, quantile);
  }

  /**
   * As {@link #clustered(double[][], double)}, of those with at least one value.
   *
   * @param values in the order of their owners, not changed
   * @param owners who each value is of; one person's stand together
   */
  public static Summary clustered(double[] values, int[] owners, double quantile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = at(sorted, quantile);
    Moments upTo = new Moments();
    Moments below = new Moments();
    for (int from = 0; from < values.length; ) {
      int to = from;
      int counted = 0;
      int tied = 0;
      while (to < values.length && owners[to] == owners[from]) {
        counted += values[to] <= at ? 1 : 0;
        tied += values[to] == at ? 1 : 0;
        to++;
      }
      upTo.add(counted, to - from);
      below.add(counted - tied, to - from);
      from = to;
    }
    return clustered(upTo.pairs(), below.pairs(), quantile, which -> at(sorted, which));
  }

  /**
   * As {@link #clustered(double[][], double)}, of those with at least one value, who are not here
   * but can be asked about.
   *
   * @param upTo of each person how many values are up to the quantile, and how many there are
   * @param below the same of values below the quantile. Where many are equal to it the share that
   *     varies more counts: everybody may be up to it
   * @param at the value at a quantile of all values; not asked where there is none
   */
  public static Summary clustered(
      Pairs upTo, Pairs below, double quantile, DoubleUnaryOperator at) {
    if (upTo.n() == 0) {
      return new Summary(0, 0, 0);
    }
    double variance = Math.max(upTo.ratio().variance(), below.ratio().variance());
    return summary(upTo.n(), quantile, Math.sqrt(variance / upTo.n()), at);
  }

  private static Summary summary(double[] sorted, double quantile, double share, int n) {
    return sorted.length == 0
        ? new Summary(n, 0, 0)
        : summary(n, quantile, share, which -> at(sorted, which));
  }

  private static Summary summary(long n, double quantile, double share, DoubleUnaryOperator at) {
    double value = at.applyAsDouble(quantile);
    double low = at.applyAsDouble(Math.max(0, quantile - Z * share));
    double high = at.applyAsDouble(Math.min(1, quantile + Z * share));
    double error = reach(value - low, high - value) / Z;
    return new Summary(n, value, error * error * n);
  }

  /** How far the quantile may be away: half the interval, or its longer side where values jump. */
  private static double reach(double below, double above) {
    double longer = Math.max(below, above);
    double shorter = Math.min(below, above);
    return longer > LOPSIDED * shorter ? longer : (below + above) / 2;
  }

  /** Linear between neighbours (Hyndman and Fan's type 7); NaN of nothing. */
  static double at(double[] sorted, double quantile) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = quantile * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
