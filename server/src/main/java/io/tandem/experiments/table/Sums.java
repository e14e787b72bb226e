package io.tandem.experiments.table;

import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.Summary;

/**
 * Sums over the people of one variant: of y, of x, of their squares and products.
 *
 * @param related true when x is known
 */
record Sums(long people, double y, double yy, double x, double xx, double xy, boolean related) {

  /** Sums are rounded by whoever wrote them down: of a square's sum this much may be missing. */
  private static final double NEAR = 1e-9;

  /** Of values whose x nobody knows. */
  static Sums of(long people, double y, double yy) {
    return new Sums(people, y, yy, 0, 0, 0, false);
  }

  /**
   * True when there are values of which these can be the sums: no square is smaller than that of
   * the mean, and x and y go together no more than they vary (Cauchy and Schwarz).
   */
  boolean possible() {
    double spreadY = yy - y / people * y;
    double spreadX = xx - x / people * x;
    double together = Math.sqrt(Math.max(0, spreadY)) * Math.sqrt(Math.max(0, spreadX));
    double rounding = NEAR * Math.sqrt(Math.abs(yy)) * Math.sqrt(Math.abs(xx));
    return spreadY >= -NEAR * yy
        && spreadX >= -NEAR * xx
        && Math.abs(xy - x / people * y) <= together * (1 + NEAR) + rounding;
  }

  Pairs pairs() {
    Summary above = Summary.ofSums(people, y, yy);
    Summary below = Summary.ofSums(people, x, xx);
    double covariance = people < 2 ? 0 : (xy - y * below.mean()) / (people - 1);
    return new Pairs(
        people, above.mean(), above.variance(), below.mean(), below.variance(), covariance);
  }
}
