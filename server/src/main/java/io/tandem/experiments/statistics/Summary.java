package io.tandem.experiments.statistics;

/**
 * What a comparison has to know of one variable in one group of people.
 *
 * @param n people
 * @param mean per person, or for a ratio the ratio of the sums
 * @param variance of one person's value: the mean's is this over n
 */
public record Summary(long n, double mean, double variance) {

  /** Of values whose number, sum and sum of squares are known; the variance is the unbiased one. */
  public static Summary ofSums(long n, double sum, double squares) {
    double mean = n == 0 ? 0 : sum / n;
    double left = squares - sum * mean;
    return new Summary(n, mean, n < 2 ? 0 : Math.max(0, left) / (n - 1));
  }

  /** Of a share of people; the variance is the binomial p(1−p). */
  public static Summary ofProportion(long n, double successes) {
    double share = n == 0 ? 0 : successes / n;
    return new Summary(n, share, share * (1 - share));
  }
}
