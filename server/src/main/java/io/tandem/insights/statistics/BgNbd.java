package io.tandem.insights.statistics;

import static io.tandem.insights.statistics.SpecialFunctions.hypergeometric;
import static io.tandem.insights.statistics.SpecialFunctions.logBeta;
import static io.tandem.insights.statistics.SpecialFunctions.logGamma;
import static io.tandem.insights.statistics.SpecialFunctions.logSum;

/**
 * The BG/NBD model of repeat buying: while "alive" a person buys at a rate drawn from Gamma(r, α)
 * and after each purchase drops out with a probability drawn from Beta(a, b). Fader, Hardie and
 * Lee, "Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD Model", Marketing
 * Science 24 (2005); numbers of equations are theirs. Time may have any unit; α has the same.
 */
public record BgNbd(double r, double alpha, double a, double b) {

  /** Nearer to 1 than this, a's closed form loses its digits and the integral is taken. */
  private static final double NEAR = 1e-4;

  /**
   * With a + b above this, where all drop out alike, the series overflows and the integral is
   * taken.
   */
  private static final double ALIKE = 1_000;

  /**
   * Log-likelihood of a history (6), for one person, in the form that neither over- nor underflows
   * (Fader and Hardie, "Implementing the BG/NBD Model", 2005).
   */
  public double logLikelihood(BuyingHistory history) {
    return likelihoodOfRepeats(history.repeats())
        + likelihoodOfTimes(history.repeats(), history.last(), history.observed());
  }

  /** The part that depends on the number of repeats alone. */
  double likelihoodOfRepeats(int repeats) {
    return logGamma(r + repeats)
        - logGamma(r)
        + r * Math.log(alpha)
        + logBeta(a, b + repeats)
        - logBeta(a, b);
  }

  /** The rest. */
  double likelihoodOfTimes(int repeats, double last, double observed) {
    double alive = -(r + repeats) * Math.log(alpha + observed);
    if (repeats == 0) {
      return alive;
    }
    return logSum(
        alive, Math.log(a) - Math.log(b + repeats - 1) - (r + repeats) * Math.log(alpha + last));
  }

  /** P(alive | x, t_x, T): has not dropped out at T. */
  public double alive(BuyingHistory history) {
    int x = history.repeats();
    if (x == 0) {
      return 1;
    }
    double odds =
        a
            / (b + x - 1)
            * Math.exp(
                (r + x)
                    * (Math.log(alpha + history.observed()) - Math.log(alpha + history.last())));
    return 1 / (1 + odds);
  }

  /**
   * Expected purchases within a time after T (10). Euler's transformation has been applied, ₂F₁(A,
   * B; C; z) = (1−z)^(C−A−B) ₂F₁(C−A, C−B; C; z), so that the powers of (α+T+t)/(α+T), which
   * overflow for eager buyers, cancel out and the series converges fast.
   *
   * @param time from T on
   */
  public double expected(BuyingHistory history, double time) {
    return time <= 0 ? 0 : alive(history) * whileAlive(history, time);
  }

  /** Expected repeat purchases of a new person within a time (9). */
  public double expected(double time) {
    return expected(new BuyingHistory(0, 0, 0, 1), time);
  }

  private double whileAlive(BuyingHistory history, double time) {
    int x = history.repeats();
    double c = a + b + x - 1;
    double start = alpha + history.observed();
    double z = time / (start + time);
    if (Math.abs(a - 1) < NEAR || c < NEAR || c > ALIKE || z > 0.9999) {
      return BetaMean.of(p -> moments(p, history, time)[0], a, b + x);
    }
    double power = (a - 1) * (Math.log(start) - Math.log(start + time));
    return c / (a - 1) * (1 - Math.exp(power) * hypergeometric(a + b - 1 - r, a - 1, c, z));
  }

  /**
   * Variance of the number of purchases within a time after T. Given a rate λ and a drop-out
   * probability p the number N(t) of somebody alive satisfies dE[N]/dt = λE[A] and dE[N²]/dt =
   * λ(2E[NA] + E[A]) with E[A] = e^(−λpt) and E[NA] = λ(1−p)t·e^(−λpt); λ's mean over Gamma(r+x,
   * α+T) is closed, p's over Beta(a, b+x) is an integral.
   */
  public double variance(BuyingHistory history, double time) {
    if (time <= 0) {
      return 0;
    }
    double alive = alive(history);
    double b = this.b + history.repeats();
    double mean = alive * BetaMean.of(p -> moments(p, history, time)[0], a, b);
    double square = alive * BetaMean.of(p -> moments(p, history, time)[1], a, b);
    return square - mean * mean;
  }

  /** Mean and mean square of the purchases of somebody alive, given p. */
  private double[] moments(double p, BuyingHistory history, double time) {
    double shape = r + history.repeats();
    double rate = alpha + history.observed();
    double u = p * time / rate;
    if (u * shape < 1e-5) {
      // hardly anybody drops out: a negative binomial, whose moments are those at p = 0
      double mean = shape * time / rate;
      return new double[] {mean, mean + mean * mean * (1 + 1 / shape)};
    }
    double stays = Math.exp(-shape * Math.log1p(u));
    double mean = (1 - stays) / p;
    double pairs = 2 * (1 - p) / (p * p) * (1 - stays * (1 + shape * u / (1 + u)));
    return new double[] {mean, pairs + mean};
  }
}
