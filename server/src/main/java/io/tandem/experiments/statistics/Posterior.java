package io.tandem.experiments.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What to believe about an effect: a normal distribution.
 *
 * @param mean in the effect's unit
 * @param deviation same unit
 */
public record Posterior(double mean, double deviation) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** After the data alone: with a prior that is flat. */
  public static Posterior of(Effect effect) {
    return new Posterior(effect.estimate(), effect.standardError());
  }

  /** After the data and a prior belief; precisions add up. */
  public static Posterior of(Effect effect, Posterior prior) {
    double data = 1 / (effect.standardError() * effect.standardError());
    double before = 1 / (prior.deviation * prior.deviation);
    double mean = (effect.estimate() * data + prior.mean * before) / (data + before);
    return new Posterior(mean, Math.sqrt(1 / (data + before)));
  }

  /**
   * The central credible interval of a fraction of the control's mean, with priors of both that are
   * flat: Fieller's again. Its p is twice the smaller probability of an effect above or below 0.
   *
   * @return null where that mean may be 0
   */
  public static @Nullable Inference of(RelativeEffect effect, double alpha) {
    double above = of(effect.difference()).chancePositive();
    return effect.within(
        NORMAL.inverseSurvivalProbability(alpha / 2), 2 * Math.min(above, 1 - above));
  }

  /** Probability that the effect is above 0. */
  public double chancePositive() {
    return NORMAL.cumulativeProbability(mean / deviation);
  }

  /** Lower end of the central credible interval of 1 − alpha. */
  public double low(double alpha) {
    return mean - NORMAL.inverseSurvivalProbability(alpha / 2) * deviation;
  }

  /** Upper end. */
  public double high(double alpha) {
    return mean + NORMAL.inverseSurvivalProbability(alpha / 2) * deviation;
  }

  /** What choosing the treatment costs on average where it is the worse one: E[max(0, −effect)]. */
  public double lossOfTreatment() {
    return loss(-mean);
  }

  /** What staying with the control costs on average: E[max(0, effect)]. */
  public double lossOfControl() {
    return loss(mean);
  }

  private double loss(double towards) {
    double z = towards / deviation;
    return towards * NORMAL.cumulativeProbability(z) + deviation * NORMAL.density(z);
  }
}
