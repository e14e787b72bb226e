package io.tandem.experiments.statistics;

import java.util.List;

/**
 * What effects really are, learnt from many experiments: the largest of many estimates is large
 * partly by luck. Effects are taken as normal around a common mean; their spread is what the
 * estimates' spread leaves beyond their errors (DerSimonian and Laird 1986; Efron and Morris 1975).
 *
 * @param mean of effects
 * @param deviation of effects; 0 where all that differs can be luck
 */
public record Shrinkage(double mean, double deviation) {

  /** Learns from effects of one unit, two or more. */
  public static Shrinkage of(List<Effect> effects) {
    double weights = 0;
    double squares = 0;
    double sum = 0;
    for (Effect effect : effects) {
      double weight = 1 / (effect.standardError() * effect.standardError());
      weights += weight;
      squares += weight * weight;
      sum += weight * effect.estimate();
    }
    double fixed = sum / weights;
    double q = 0;
    for (Effect effect : effects) {
      double off = (effect.estimate() - fixed) / effect.standardError();
      q += off * off;
    }
    double beyond = q - (effects.size() - 1);
    double variance = Math.max(0, beyond / (weights - squares / weights));
    return new Shrinkage(mean(effects, variance), Math.sqrt(variance));
  }

  private static double mean(List<Effect> effects, double variance) {
    double weights = 0;
    double sum = 0;
    for (Effect effect : effects) {
      double weight = 1 / (variance + effect.standardError() * effect.standardError());
      weights += weight;
      sum += weight * effect.estimate();
    }
    return sum / weights;
  }

  /** What to believe about one effect, drawn towards the mean the more, the less sure it is. */
  public Posterior of(Effect effect) {
    if (deviation == 0) {
      return new Posterior(mean, 0);
    }
    return Posterior.of(effect, new Posterior(mean, deviation));
  }
}
