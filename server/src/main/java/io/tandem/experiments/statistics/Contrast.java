package io.tandem.experiments.statistics;

import java.util.List;

/**
 * A weighted sum of group means: a difference, a main effect, an interaction. Variances of the
 * groups are not taken as equal (Welch 1947); relative effects by the delta method.
 */
public enum Contrast {
  /** Of control and treatment: treatment − control. */
  DIFFERENCE(-1, 1),
  /**
   * Of the four cells of two factors (neither, first, second, both): the first factor's effect,
   * averaged over the second.
   */
  FIRST_FACTOR(-0.5, 0.5, -0.5, 0.5),
  /** The second factor's effect, averaged over the first. */
  SECOND_FACTOR(-0.5, -0.5, 0.5, 0.5),
  /** What both together do beyond the sum of each alone: (both − first) − (second − neither). */
  INTERACTION(1, -1, -1, 1);

  @SuppressWarnings("ImmutableEnumChecker") // never handed out
  private final double[] weights;

  Contrast(double... weights) {
    this.weights = weights;
  }

  /** In the metric's unit. */
  public Effect absolute(List<Pairs> groups) {
    return absolute(groups, 0);
  }

  /**
   * In the metric's unit, of y − θx.
   *
   * @param theta of {@link Cuped}, 0 without an adjustment
   */
  public Effect absolute(List<Pairs> groups, double theta) {
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      variance += share(groups.get(i), i, theta);
    }
    return effect(groups, theta, estimate(groups, theta), variance);
  }

  /** As a fraction of the first group's mean. */
  public Effect relative(List<Pairs> groups) {
    return relative(groups, 0);
  }

  /**
   * As a fraction of the first group's mean, without its sign: Δ ÷ |ȳ₀|. The mean below the line is
   * not adjusted by the covariate, so the first group's share of the variance is not that of an
   * adjusted mean: it is [V(y) (w ȳ₀ − S)²/ȳ₀² + 2 θ w C (…) + θ² w² V(x)] ÷ (n ȳ₀²), where S is
   * the contrast itself. S is taken at the means that are not adjusted; both have the same
   * expectation since people were dealt out by chance.
   */
  public Effect relative(List<Pairs> groups, double theta) {
    double base = groups.getFirst().mean();
    double unadjusted = estimate(groups, 0);
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      Pairs group = groups.get(i);
      double byMean = (weights[i] - (i == 0 ? unadjusted / base : 0)) / base;
      double byCovariate = -theta * weights[i] / base;
      double one =
          byMean * byMean * group.variance()
              + 2 * byMean * byCovariate * group.covariance()
              + byCovariate * byCovariate * group.covariateVariance();
      variance += Math.max(0, one) / group.n();
    }
    return effect(groups, theta, estimate(groups, theta) / Math.abs(base), variance);
  }

  /**
   * As a fraction of the first group's mean, with what Fieller's interval takes. The first group's
   * part in the contrast is w (ȳ − θx̄), whose covariance with its mean is w [V(y) − θC] ÷ n.
   */
  public RelativeEffect lift(List<Pairs> groups, double theta) {
    Pairs first = groups.getFirst();
    double shared = weights[0] * (first.variance() - theta * first.covariance()) / first.n();
    return new RelativeEffect(
        relative(groups, theta),
        absolute(groups, theta),
        Math.abs(first.mean()),
        first.variance() / first.n(),
        Math.signum(first.mean()) * shared);
  }

  private double estimate(List<Pairs> groups, double theta) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      Pairs group = groups.get(i);
      sum += weights[i] * (group.mean() - theta * group.covariateMean());
    }
    return sum;
  }

  private double share(Pairs group, int i, double theta) {
    return weights[i] * weights[i] * Cuped.adjusted(group, theta) / group.n();
  }

  /** Degrees of freedom are those of the absolute effect, also where it is told relatively. */
  private Effect effect(List<Pairs> groups, double theta, double estimate, double variance) {
    double sum = 0;
    double squares = 0;
    long n = 0;
    for (int i = 0; i < weights.length; i++) {
      Pairs group = groups.get(i);
      double share = share(group, i, theta);
      sum += share;
      squares += share * share / (group.n() - 1);
      n += group.n();
    }
    return new Effect(estimate, Math.sqrt(variance), squares > 0 ? sum * sum / squares : n, n);
  }
}
