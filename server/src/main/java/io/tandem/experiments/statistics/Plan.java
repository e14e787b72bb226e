package io.tandem.experiments.statistics;

/**
 * What an experiment on a metric can find: power, smallest effect, people needed. Exact for the
 * test it plans, which is that of the difference ({@link RelativeEffect}): a sequential test has
 * its boundary in the place of the 1.96, not a wider error. Power of a sequential test is that of a
 * look at n people; earlier looks add to it, so it is a lower bound.
 *
 * @param mean of the control
 * @param variance of one person's value in the control
 * @param proportion true where the variance follows from the mean
 */
public record Plan(double mean, double variance, boolean proportion, Looks looks) {

  /** No group is planned larger than this. */
  private static final double MOST = 1e12;

  /** A share of people. */
  public static Plan ofProportion(double share, Looks looks) {
    return new Plan(share, share * (1 - share), true, looks);
  }

  /** Standard error of the difference in units of the control's mean, at a true lift. */
  double error(double lift, double control, double treatment) {
    double treated = mean * (1 + lift);
    double spread = proportion ? Math.max(0, treated * (1 - treated)) : variance;
    return Math.sqrt(spread / treatment + variance / control) / Math.abs(mean);
  }

  /**
   * Probability of finding a relative lift.
   *
   * @param control people in the control
   * @param treatment people in the treatment
   */
  public double power(double lift, double control, double treatment) {
    return looks.found(Math.abs(lift) / error(lift, control, treatment), control + treatment);
  }

  /**
   * The smallest relative lift upwards that is found with the power wanted; infinite where none is.
   */
  public double smallestLift(double control, double treatment) {
    double needed = looks.needed(control + treatment);
    double high = proportion ? 1 / mean - 1 : 1e6;
    if (high < needed * error(high, control, treatment)) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 0;
    for (int i = 0; i < 200; i++) {
      double lift = (low + high) / 2;
      if (lift >= needed * error(lift, control, treatment)) {
        high = lift;
      } else {
        low = lift;
      }
    }
    return high;
  }

  /**
   * People needed in control and treatment together, for a relative lift; infinite where no number
   * is enough.
   *
   * @param share of them that the control gets, above 0 and below 1
   */
  public double people(double lift, double share) {
    double low = 2;
    double high = MOST;
    if (!enough(lift, share, high)) {
      return Double.POSITIVE_INFINITY;
    }
    while (high - low > 0.5) {
      double n = (low + high) / 2;
      if (enough(lift, share, n)) {
        high = n;
      } else {
        low = n;
      }
    }
    return Math.ceil(high);
  }

  private boolean enough(double lift, double share, double n) {
    double error = error(lift, n * share, n * (1 - share));
    return Math.abs(lift) >= looks.needed(n) * error;
  }
}
