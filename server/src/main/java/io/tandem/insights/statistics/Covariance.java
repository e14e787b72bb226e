package io.tandem.insights.statistics;

/** How uncertain several estimates are, and how they depend on each other. */
final class Covariance {

  private final double[][] cells;

  Covariance(double[][] cells) {
    this.cells = cells;
  }

  /** Variance of a function of the estimates by its slopes (delta method). */
  double variance(double[] slopes) {
    double sum = 0;
    for (int i = 0; i < slopes.length; i++) {
      for (int j = 0; j < slopes.length; j++) {
        sum += slopes[i] * cells[i][j] * slopes[j];
      }
    }
    return sum;
  }
}
