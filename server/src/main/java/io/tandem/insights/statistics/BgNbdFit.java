package io.tandem.insights.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The {@link BgNbd} model that fits histories best, by maximum likelihood over the logarithms of
 * its parameters.
 */
public final class BgNbdFit {

  /** Logarithms beyond it mean that a parameter ran to 0 or without end. */
  private static final double RUN_AWAY = 12;

  private final BgNbd model;
  private final double logLikelihood;
  private final boolean settled;
  private final @Nullable Covariance covariance;

  private BgNbdFit(
      NelderMead.Minimum best, BgNbd model, boolean settled, @Nullable Covariance covariance) {
    this.model = model;
    this.logLikelihood = -best.value();
    this.settled = settled;
    this.covariance = covariance;
  }

  /** The model. */
  public BgNbd model() {
    return model;
  }

  /** Of all people, at the maximum. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** False when the search ended at its limit of steps, or a parameter ran away. */
  public boolean settled() {
    return settled;
  }

  /** Fits; there must be at least one history. */
  public static BgNbdFit of(List<BuyingHistory> histories) {
    ToDoubleFunction<double[]> function = at -> negative(histories, at);
    double scale = Math.log(Math.max(1e-6, meanObserved(histories) / 4));
    NelderMead search = new NelderMead(function);
    NelderMead.Minimum best = search.from(new double[] {0, scale, 0, 0}, 0.5);
    NelderMead.Minimum other = search.from(new double[] {-1, scale - 1, -0.5, 1}, 0.5);
    best = other.value() < best.value() ? other : best;
    boolean bounded = true;
    for (double parameter : best.at()) {
      bounded &= Math.abs(parameter) < RUN_AWAY;
    }
    return new BgNbdFit(
        best,
        model(best.at()),
        best.settled() && bounded,
        Curvature.covariance(function, best.at()));
  }

  /**
   * Variance that a function of the model has because its parameters are estimates (delta method);
   * null when the maximum is too flat to tell.
   */
  public @Nullable Double variance(ToDoubleFunction<BgNbd> function) {
    if (covariance == null) {
      return null;
    }
    double[] at = {
      Math.log(model.r()), Math.log(model.alpha()), Math.log(model.a()), Math.log(model.b())
    };
    double[] slopes = Curvature.gradient(point -> function.applyAsDouble(model(point)), at);
    return covariance.variance(slopes);
  }

  private static BgNbd model(double[] logarithms) {
    return new BgNbd(
        Math.exp(logarithms[0]),
        Math.exp(logarithms[1]),
        Math.exp(logarithms[2]),
        Math.exp(logarithms[3]));
  }

  private static double negative(List<BuyingHistory> histories, double[] at) {
    for (double parameter : at) {
      if (Math.abs(parameter) > 2 * RUN_AWAY) {
        return Double.POSITIVE_INFINITY;
      }
    }
    BgNbd model = model(at);
    Map<Integer, Double> repeats = new HashMap<>();
    double sum = 0;
    for (BuyingHistory history : histories) {
      double counts = repeats.computeIfAbsent(history.repeats(), model::likelihoodOfRepeats);
      sum +=
          history.people()
              * (counts
                  + model.likelihoodOfTimes(history.repeats(), history.last(), history.observed()));
    }
    return -sum;
  }

  private static double meanObserved(List<BuyingHistory> histories) {
    double people = 0;
    double sum = 0;
    for (BuyingHistory history : histories) {
      people += history.people();
      sum += history.people() * history.observed();
    }
    return sum / people;
  }
}
