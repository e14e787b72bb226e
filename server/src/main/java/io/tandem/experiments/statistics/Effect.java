package io.tandem.experiments.statistics;

/**
 * An estimated difference, absolute or relative, before anybody asks how sure it is.
 *
 * @param estimate in the metric's unit, or a fraction of the control's mean
 * @param standardError same unit
 * @param degrees of freedom by Welch and Satterthwaite
 * @param n people of all groups it rests on
 */
public record Effect(double estimate, double standardError, double degrees, long n) {

  /** False when there is no spread to judge by, or a relative effect has nothing to relate to. */
  public boolean judged() {
    return standardError > 0 && Double.isFinite(standardError) && Double.isFinite(estimate);
  }

  /** The estimate in standard errors. */
  public double z() {
    return estimate / standardError;
  }

  /** The same beside another value than no effect. */
  public Effect less(double value) {
    return new Effect(estimate - value, standardError, degrees, n);
  }
}
