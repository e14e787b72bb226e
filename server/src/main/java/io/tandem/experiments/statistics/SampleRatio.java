package io.tandem.experiments.statistics;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether as many people reached each variant as its allocation says. Where they did not, something
 * loses people of one variant, and no comparison of those left is to be trusted.
 *
 * @param chiSquare Pearson's, over variants whose allocation is above 0
 * @param degrees of freedom
 * @param p of one look at a time that was fixed
 * @param sequentialP valid at any time: reciprocal of the Bayes factor of a Dirichlet-multinomial
 *     mixture (Lindon and Malek, "Anytime-valid inference for multinomial count data", NeurIPS
 *     2022)
 */
public record SampleRatio(double chiSquare, int degrees, double p, double sequentialP) {

  /** How closely the mixture is centred on the allocation: that of a few per cent's deviation. */
  private static final double CONCENTRATION = 10_000;

  /**
   * Compares counts with allocations, which need not add up to 1. People in a variant of allocation
   * 0 are left out, as it is.
   *
   * @param counts people by variant
   * @param allocations by variant, 0 or more, at least two above 0
   */
  public static SampleRatio of(long[] counts, double[] allocations) {
    double people = 0;
    double whole = 0;
    int variants = 0;
    for (int i = 0; i < counts.length; i++) {
      if (allocations[i] > 0) {
        people += counts[i];
        whole += allocations[i];
        variants++;
      }
    }
    if (people == 0) {
      return new SampleRatio(0, variants - 1, 1, 1);
    }
    double chiSquare = 0;
    double evidence = LogGamma.value(CONCENTRATION) - LogGamma.value(CONCENTRATION + people);
    for (int i = 0; i < counts.length; i++) {
      if (allocations[i] > 0) {
        double share = allocations[i] / whole;
        double off = counts[i] - people * share;
        chiSquare += off * off / (people * share);
        double prior = CONCENTRATION * share;
        evidence += LogGamma.value(prior + counts[i]) - LogGamma.value(prior);
        evidence -= counts[i] * Math.log(share);
      }
    }
    double p = ChiSquaredDistribution.of(variants - 1).survivalProbability(chiSquare);
    return new SampleRatio(chiSquare, variants - 1, p, Math.min(1, Math.exp(-evidence)));
  }
}
