package io.tandem.experiments.statistics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * P-values of several comparisons made honest together. Answers are in the order of the question.
 */
public final class Multiplicity {

  private Multiplicity() {}

  /**
   * Holm's step-down (1979): the chance of even one false alarm stays below α, whatever depends on
   * what.
   */
  public static double[] holm(double[] p) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double highest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      highest = Math.max(highest, Math.min(1, p[order[rank]] * (p.length - rank)));
      adjusted[order[rank]] = highest;
    }
    return adjusted;
  }

  /**
   * Benjamini and Hochberg (1995): the expected share of false alarms among the alarms stays below
   * α, for p-values that are independent or positively dependent; for reciprocals of e-values under
   * any dependence.
   */
  public static double[] benjaminiHochberg(double[] p) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double lowest = 1;
    for (int rank = order.length - 1; rank >= 0; rank--) {
      lowest = Math.min(lowest, p[order[rank]] * p.length / (rank + 1));
      adjusted[order[rank]] = lowest;
    }
    return adjusted;
  }

  private static int[] ascending(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
