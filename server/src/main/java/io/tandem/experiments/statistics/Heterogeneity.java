package io.tandem.experiments.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether an effect differs between groups of people: Cochran's Q ("The combination of estimates
 * from different experiments", Biometrics 10, 1954), Σ w (e − ē)² with w = 1/se², χ² with one
 * degree less than there are groups. Right for one look.
 *
 * @param groups that have an effect
 * @param p of no difference; 1 with fewer than two groups
 */
public record Heterogeneity(double q, int groups, double p) {

  /** Compares effects of groups that share nobody. */
  public static Heterogeneity of(List<Effect> effects) {
    List<Effect> judged = effects.stream().filter(Effect::judged).toList();
    if (judged.size() < 2) {
      return new Heterogeneity(0, judged.size(), 1);
    }
    double weights = 0;
    double sum = 0;
    for (Effect effect : judged) {
      double weight = 1 / (effect.standardError() * effect.standardError());
      weights += weight;
      sum += weight * effect.estimate();
    }
    double mean = sum / weights;
    double q = 0;
    for (Effect effect : judged) {
      double off = (effect.estimate() - mean) / effect.standardError();
      q += off * off;
    }
    double p = ChiSquaredDistribution.of(judged.size() - 1).survivalProbability(q);
    return new Heterogeneity(q, judged.size(), p);
  }
}
