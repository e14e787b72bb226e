package io.tandem.experiments.statistics;

/**
 * How sure an effect is.
 *
 * @param low lower end of the interval at the confidence asked for, in the effect's unit
 * @param high upper end
 * @param p two-sided, of no effect at all
 */
public record Inference(double low, double high, double p) {

  /** False when no effect at all lies inside the interval. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
