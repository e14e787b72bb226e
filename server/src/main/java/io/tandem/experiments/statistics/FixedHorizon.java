package io.tandem.experiments.statistics;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The interval of Welch's t-test (1947). It keeps its promise for one look, at a time that was
 * fixed before the start; somebody who looks again and again and stops when it pleases will be
 * wrong far more often than it says.
 */
public final class FixedHorizon {

  private FixedHorizon() {}

  /**
   * Judges an effect.
   *
   * @param alpha 0.05 for 95 %
   */
  public static Inference of(Effect effect, double alpha) {
    double half = multiplier(effect, alpha) * effect.standardError();
    double p = Math.min(1, 2 * t(effect).survivalProbability(Math.abs(effect.z())));
    return new Inference(effect.estimate() - half, effect.estimate() + half, p);
  }

  /**
   * As a fraction of the control's mean, by the same test.
   *
   * @return null where that mean may be 0
   */
  public static @Nullable Inference of(RelativeEffect effect, double alpha) {
    Effect difference = effect.difference();
    return effect.within(multiplier(difference, alpha), of(difference, alpha).p());
  }

  /** Half the interval's width in standard errors. */
  private static double multiplier(Effect effect, double alpha) {
    return t(effect).inverseSurvivalProbability(alpha / 2);
  }

  private static TDistribution t(Effect effect) {
    return TDistribution.of(Math.max(1e-3, effect.degrees()));
  }
}
