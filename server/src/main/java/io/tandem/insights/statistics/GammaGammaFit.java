package io.tandem.insights.statistics;

import io.tandem.insights.statistics.GammaGamma.Spent;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The {@link GammaGamma} model that fits best, by maximum likelihood over the logarithms of its
 * parameters.
 */
public final class GammaGammaFit {

  private static final double RUN_AWAY = 14;

  private final GammaGamma model;
  private final double logLikelihood;
  private final boolean settled;
  private final @Nullable Covariance covariance;

  private GammaGammaFit(
      NelderMead.Minimum best, GammaGamma model, boolean settled, @Nullable Covariance covariance) {
    this.model = model;
    this.logLikelihood = -best.value();
    this.settled = settled;
    this.covariance = covariance;
  }

  /** The model. */
  public GammaGamma model() {
    return model;
  }

  /** Of all people, at the maximum. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /**
   * False when the search ended at its limit of steps, a parameter ran away, or q is not above 1,
   * so that no mean exists.
   */
  public boolean settled() {
    return settled;
  }

  /** Fits; there must be at least one mean. */
  public static GammaGammaFit of(List<Spent> spent) {
    double people = 0;
    double sum = 0;
    for (Spent one : spent) {
      people += one.people();
      sum += one.people() * one.mean();
    }
    double mean = sum / people;
    ToDoubleFunction<double[]> function = at -> negative(spent, at);
    // p·v/(q − 1) is the mean of all
    double[] start = {Math.log(4), Math.log(3), Math.log(mean / 2)};
    NelderMead.Minimum best = new NelderMead(function).from(start, 0.5);
    GammaGamma model = model(best.at());
    boolean bounded = model.q() > 1;
    for (double parameter : best.at()) {
      bounded &= Math.abs(parameter) < RUN_AWAY;
    }
    return new GammaGammaFit(
        best, model, best.settled() && bounded, Curvature.covariance(function, best.at()));
  }

  /** As {@link BgNbdFit#variance}. */
  public @Nullable Double variance(ToDoubleFunction<GammaGamma> function) {
    if (covariance == null) {
      return null;
    }
    double[] at = {Math.log(model.p()), Math.log(model.q()), Math.log(model.v())};
    double[] slopes = Curvature.gradient(point -> function.applyAsDouble(model(point)), at);
    return covariance.variance(slopes);
  }

  private static GammaGamma model(double[] logarithms) {
    return new GammaGamma(
        Math.exp(logarithms[0]), Math.exp(logarithms[1]), Math.exp(logarithms[2]));
  }

  private static double negative(List<Spent> spent, double[] at) {
    for (double parameter : at) {
      if (Math.abs(parameter) > 2 * RUN_AWAY) {
        return Double.POSITIVE_INFINITY;
      }
    }
    GammaGamma model = model(at);
    double sum = 0;
    for (Spent one : spent) {
      sum += one.people() * model.logLikelihood(one);
    }
    return -sum;
  }
}
