package io.tandem.experiments.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

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
    TDistribution t = TDistribution.of(Math.max(1e-3, effect.degrees()));
    double half = t.inverseSurvivalProbability(alpha / 2) * effect.standardError();
    double p = Math.min(1, 2 * t.survivalProbability(Math.abs(effect.z())));
    return new Inference(effect.estimate() - half, effect.estimate() + half, p);
  }
}
