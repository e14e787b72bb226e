package io.tandem.insights.statistics;

import static io.tandem.insights.statistics.SpecialFunctions.logGamma;

import org.jspecify.annotations.Nullable;

/**
 * The Gamma-Gamma model of what people spend at a time: a person's amounts are Gamma(p, ν), and ν
 * differs between people as Gamma(q, v). Fader and Hardie, "The Gamma-Gamma Model of Monetary
 * Value" (2013); amounts may have any unit, v has the same. It takes spending to be independent of
 * how often somebody buys.
 */
public record GammaGamma(double p, double q, double v) {

  /**
   * What people spent.
   *
   * @param purchases how many amounts the mean is of, 1 at least
   * @param mean above 0
   * @param people how many have both
   */
  public record Spent(int purchases, double mean, long people) {}

  /** Log-likelihood of a mean (1a), for one person. */
  double logLikelihood(Spent spent) {
    double x = spent.purchases();
    return logGamma(p * x + q)
        - logGamma(p * x)
        - logGamma(q)
        + q * Math.log(v)
        + (p * x - 1) * Math.log(spent.mean())
        + p * x * Math.log(x)
        - (p * x + q) * Math.log(v + x * spent.mean());
  }

  /**
   * Expected amount of a person's future purchase (5): between the person's mean and everybody's.
   * Only sensible for q above 1; below, the mean of everybody is infinite.
   *
   * @param purchases 0 for somebody of whom no amount is known
   */
  public double expected(int purchases, double mean) {
    return p * (v + purchases * mean) / (p * purchases + q - 1);
  }

  /**
   * Variance of the sum of a random number of future amounts: Var(S) = E[N]·E[Var(Z|ν)] +
   * E[N²]·E[M²] − (E[N]·E[M])², with M = p/ν and ν ~ Gamma(px + q, v + x·mean) given what was
   * spent.
   *
   * @param number expected number of purchases
   * @param variance of that number
   * @return null where it is infinite: px + q not above 2
   */
  public @Nullable Double variance(int purchases, double mean, double number, double variance) {
    double shape = p * purchases + q;
    double rate = v + purchases * mean;
    if (shape <= 2) {
      return null;
    }
    double first = p * rate / (shape - 1);
    double second = p * rate * rate / ((shape - 1) * (shape - 2));
    double square = variance + number * number;
    return number * second + square * p * second - number * number * first * first;
  }
}
