package io.tandem.experiments.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A difference as a fraction ρ of the control's mean, judged by Fieller's theorem ("Some problems
 * in interval estimation", JRSS B 16, 1954; for lifts of experiments also Hirschberg and Lye, "A
 * geometric comparison of the delta and Fieller confidence intervals", The American Statistician
 * 64, 2010). For each ρ the difference less ρ times the control's mean, T(ρ) = S − ρ·μ, is a mean
 * like any other, with variance V(S) − 2ρ·Cov(S, μ) + ρ²·V(μ). The interval holds every ρ whose
 * T(ρ) may be 0. T(0) is the difference itself, so the interval leaves out 0 exactly when that of
 * the difference does, and both have one p-value. A confidence sequence turned around so is one:
 * whatever the true ρ is, T(ρ) has mean 0 at any time.
 *
 * @param lift by the delta method, whose interval is symmetric and agrees with the difference's
 *     only where the control's mean is known far better than the difference
 * @param difference S, in the metric's unit
 * @param base μ, size of the control's mean, 0 or more
 * @param baseVariance V(μ)
 * @param covariance Cov(S, μ)
 */
public record RelativeEffect(
    Effect lift, Effect difference, double base, double baseVariance, double covariance) {

  /**
   * The difference beyond a lift, in the metric's unit: T(ρ). Above 0 where the true lift is above
   * ρ. Told also where the control's mean may be 0.
   *
   * @param rho as a fraction of the control's mean
   */
  public Effect beyond(double rho) {
    double error = difference.standardError();
    double variance = error * error - 2 * rho * covariance + rho * rho * baseVariance;
    return new Effect(
        difference.estimate() - rho * base,
        Math.sqrt(Math.max(0, variance)),
        difference.degrees(),
        difference.n());
  }

  /**
   * The interval: the roots of (μ² − k²V(μ)) ρ² − 2 (Sμ − k²Cov) ρ + S² − k²V(S).
   *
   * @param errors k, how many standard errors T(ρ) may be away from 0
   * @param p of no difference, by the same k
   * @return null where the control's mean may be 0 itself: no lift is too large then
   */
  public @Nullable Inference within(double errors, double p) {
    double square = errors * errors;
    double first = base * base - square * baseVariance;
    if (!difference.judged() || !(first > 0)) {
      return null;
    }
    double error = difference.standardError();
    double middle = difference.estimate() * base - square * covariance;
    double last = difference.estimate() * difference.estimate() - square * error * error;
    double root = Math.sqrt(Math.max(0, middle * middle - first * last));
    // the root of larger size first: subtracting two numbers that are nearly equal loses digits
    double larger = middle < 0 ? middle - root : middle + root;
    double one = larger / first;
    double other = larger == 0 ? 0 : last / larger;
    return new Inference(Math.min(one, other), Math.max(one, other), p);
  }
}
