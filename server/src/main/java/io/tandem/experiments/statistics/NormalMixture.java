package io.tandem.experiments.statistics;

/**
 * The two-sided normal mixture boundary for a sum s of intrinsic time v: s leaves it at any time
 * with probability at most α (Howard, Ramdas, McAuliffe and Sekhon, "Time-uniform, nonparametric,
 * nonasymptotic confidence sequences", Annals of Statistics 2021, proposition 5 and equation 14).
 *
 * @param rho where it is tightest
 */
public record NormalMixture(double rho) {

  /** The mixture that is nearly the tightest possible at an intrinsic time. */
  public static NormalMixture tunedAt(double v, double alpha) {
    double twice = -2 * Math.log(alpha);
    return new NormalMixture(v / (twice + Math.log1p(twice)));
  }

  /** The boundary at v. */
  public double bound(double v, double alpha) {
    return Math.sqrt((v + rho) * (Math.log1p(v / rho) - 2 * Math.log(alpha)));
  }

  /**
   * Logarithm of the martingale at s and v: an e-value of no effect. It exceeds 1/α at any time
   * with probability at most α (Ville 1939).
   */
  public double logMartingale(double s, double v) {
    return (s * s / (v + rho) - Math.log1p(v / rho)) / 2;
  }
}
