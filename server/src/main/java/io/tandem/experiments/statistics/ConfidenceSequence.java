package io.tandem.experiments.statistics;

import org.jspecify.annotations.Nullable;

/**
 * An interval that keeps its promise however often one looks and whenever one stops: the asymptotic
 * confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central
 * limit theory and asymptotic confidence sequences", Annals of Statistics 2024 (arXiv 2103.06476,
 * equations 9, 155, 161). It rests on the central limit theorem, so it wants some hundred people.
 *
 * @param tunedAt people of all groups of an effect together at whom it is tightest, so of two where
 *     a treatment is compared with the control; chosen before the data are seen
 */
public record ConfidenceSequence(double tunedAt) {

  /** Judges an effect. */
  public Inference of(Effect effect, double alpha) {
    double half = effect.standardError() * multiplier((double) effect.n(), alpha);
    double p = Math.min(1, Math.exp(-logEvidence(effect, alpha)));
    return new Inference(effect.estimate() - half, effect.estimate() + half, p);
  }

  /**
   * Judges as a fraction of the control's mean, by the same test.
   *
   * @return null where that mean may be 0
   */
  public @Nullable Inference of(RelativeEffect effect, double alpha) {
    Effect difference = effect.difference();
    double errors = multiplier((double) difference.n(), alpha);
    return effect.within(errors, of(difference, alpha).p());
  }

  /** Half the interval's width in standard errors; 1.96 for one look at 95 %, here more. */
  public double multiplier(double n, double alpha) {
    return mixture(alpha).bound(n, alpha) / Math.sqrt(n);
  }

  /**
   * Logarithm of the e-value against no effect. The p-value is its reciprocal, so adjusting these
   * p-values by Benjamini and Hochberg is the e-BH procedure, which holds under any dependence and
   * any stopping (Wang and Ramdas, "False discovery rate control with e-values", JRSS B 2022).
   */
  public double logEvidence(Effect effect, double alpha) {
    double n = effect.n();
    return mixture(alpha).logMartingale(effect.z() * Math.sqrt(n), n);
  }

  private NormalMixture mixture(double alpha) {
    return NormalMixture.tunedAt(tunedAt, alpha);
  }
}
