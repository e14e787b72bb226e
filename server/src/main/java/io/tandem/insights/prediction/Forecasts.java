package io.tandem.insights.prediction;

import io.tandem.insights.prediction.PredictionResult.Buyer;
import io.tandem.insights.prediction.PredictionResult.Forecast;
import io.tandem.insights.statistics.BgNbd;
import io.tandem.insights.statistics.BuyingHistory;
import io.tandem.insights.statistics.GammaGamma;
import io.tandem.insights.statistics.GammaGammaFit;
import io.tandem.insights.statistics.Intervals;
import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What models say of buyers.
 *
 * @param weeks how far to predict
 */
record Forecasts(FittedModels models, List<BuyerRow> buyers, double weeks) {

  /**
   * Purchases of all buyers.
   *
   * @param range 95 %; null when nobody can tell
   */
  record Purchases(double expected, @Nullable ConfidenceInterval range) {}

  Purchases purchases(int everyNth) {
    List<BuyingHistory> histories = FittedModels.histories(buyers);
    double expected = total(models.buying().model(), histories);
    Double parameters = models.buying().variance(model -> total(model, histories));
    if (parameters == null) {
      return new Purchases(everyNth * expected, null);
    }
    double chance = 0;
    for (BuyingHistory one : histories) {
      chance += one.people() * models.buying().model().variance(one, weeks);
    }
    double n = everyNth;
    return new Purchases(
        n * expected, Intervals.normal(n * expected, n * chance + n * n * parameters));
  }

  private double total(BgNbd model, List<BuyingHistory> histories) {
    double sum = 0;
    for (BuyingHistory one : histories) {
      sum += one.people() * model.expected(one, weeks);
    }
    return sum;
  }

  Forecast all(int everyNth) {
    Purchases purchases = purchases(everyNth);
    double alive = 0;
    for (BuyerRow buyer : buyers) {
      alive += models.buying().model().alive(buyer.history());
    }
    GammaGammaFit spending = models.spending();
    if (spending == null || !spending.settled()) {
      return new Forecast(
          everyNth * alive, purchases.expected(), purchases.range(), null, null, null);
    }
    Map<BuyingHistory, Double> expected = new HashMap<>();
    BgNbd model = models.buying().model();
    buyers.forEach(
        buyer -> expected.computeIfAbsent(buyer.history(), one -> model.expected(one, weeks)));
    double revenue = revenue(expected, spending.model());
    return new Forecast(
        everyNth * alive,
        purchases.expected(),
        purchases.range(),
        everyNth * revenue,
        revenueRange(expected, spending, everyNth),
        revenue / buyers.size());
  }

  private double revenue(Map<BuyingHistory, Double> expected, GammaGamma spending) {
    double sum = 0;
    for (BuyerRow buyer : buyers) {
      Double purchases = expected.get(buyer.history());
      sum += (purchases == null ? 0 : purchases) * spending.expected(buyer.priced(), buyer.mean());
    }
    return sum;
  }

  /** Chance, and the parameters of both models, which are fitted apart and so independent. */
  private @Nullable ConfidenceInterval revenueRange(
      Map<BuyingHistory, Double> expected, GammaGammaFit spending, int everyNth) {
    BgNbd model = models.buying().model();
    Map<BuyingHistory, Double> variances = new HashMap<>();
    double chance = 0;
    for (BuyerRow buyer : buyers) {
      BuyingHistory history = buyer.history();
      double variance = variances.computeIfAbsent(history, one -> model.variance(one, weeks));
      Double purchases = expected.get(history);
      Double one =
          spending
              .model()
              .variance(buyer.priced(), buyer.mean(), purchases == null ? 0 : purchases, variance);
      if (one == null) {
        return null;
      }
      chance += one;
    }
    Double prices = spending.variance(other -> revenue(expected, other));
    Double numbers = models.buying().variance(other -> revenue(other, spending.model()));
    if (prices == null || numbers == null) {
      return null;
    }
    double n = everyNth;
    double total = n * revenue(expected, spending.model());
    return Intervals.normal(total, n * chance + n * n * (prices + numbers));
  }

  private double revenue(BgNbd buying, GammaGamma spending) {
    Map<BuyingHistory, Double> expected = new HashMap<>();
    buyers.forEach(
        buyer -> expected.computeIfAbsent(buyer.history(), one -> buying.expected(one, weeks)));
    return revenue(expected, spending);
  }

  /** What is predicted of one of them. */
  Buyer buyer(BuyerRow row) {
    BuyingHistory history = row.history();
    BgNbd buying = models.buying().model();
    GammaGammaFit fit = models.spending();
    double purchases = buying.expected(history, weeks);
    Double spending =
        fit == null || !fit.settled() ? null : fit.model().expected(row.priced(), row.mean());
    return new Buyer(
        Long.toString(row.key()),
        row.repeats(),
        history.last(),
        history.observed(),
        row.priced() == 0 ? null : row.mean(),
        buying.alive(history),
        purchases,
        spending,
        spending == null ? null : purchases * spending);
  }
}
