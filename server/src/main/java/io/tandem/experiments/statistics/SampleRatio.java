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
 * @param sequentialP valid at any time: reciprocal of the mean Bayes factor of
 *     Dirichlet-multinomial mixtures (Lindon and Malek, "Anytime-valid inference for multinomial
 *     count data", NeurIPS 2022)
 */
public record SampleRatio(double chiSquare, int degrees, double p, double sequentialP) {

  /**
   * How closely mixtures are centred on the allocation: the first finds gross mistakes within some
   * hundred people, the last small ones among many. The mean of their Bayes factors is one, too.
   */
  private static final double[] CONCENTRATIONS = {100, 1_000, 10_000};

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
    double[] shares = new double[counts.length];
    double chiSquare = 0;
    for (int i = 0; i < counts.length; i++) {
      shares[i] = allocations[i] / whole;
      if (shares[i] > 0) {
        double off = counts[i] - people * shares[i];
        chiSquare += off * off / (people * shares[i]);
      }
    }
    double p = ChiSquaredDistribution.of(variants - 1).survivalProbability(chiSquare);
    double sequential = Math.min(1, Math.exp(-evidence(counts, shares, people)));
    return new SampleRatio(chiSquare, variants - 1, p, sequential);
  }

  /** Logarithm of the mean of the mixtures' Bayes factors. */
  private static double evidence(long[] counts, double[] shares, double people) {
    double[] logs = new double[CONCENTRATIONS.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logs.length; c++) {
      logs[c] = evidence(counts, shares, people, CONCENTRATIONS[c]);
      highest = Math.max(highest, logs[c]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - highest);
    }
    return highest + Math.log(sum / logs.length);
  }

  private static double evidence(
      long[] counts, double[] shares, double people, double concentration) {
    double evidence = LogGamma.value(concentration) - LogGamma.value(concentration + people);
    for (int i = 0; i < counts.length; i++) {
      if (shares[i] > 0) {
        double prior = concentration * shares[i];
        evidence += LogGamma.value(prior + counts[i]) - LogGamma.value(prior);
        evidence -= counts[i] * Math.log(shares[i]);
      }
    }
    return evidence;
  }
}
