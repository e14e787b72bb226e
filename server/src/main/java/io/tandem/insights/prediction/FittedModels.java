package io.tandem.insights.prediction;

import io.tandem.insights.prediction.PredictionResult.BuyingModel;
import io.tandem.insights.prediction.PredictionResult.SpendingModel;
import io.tandem.insights.statistics.BgNbd;
import io.tandem.insights.statistics.BgNbdFit;
import io.tandem.insights.statistics.BuyingHistory;
import io.tandem.insights.statistics.GammaGamma;
import io.tandem.insights.statistics.GammaGamma.Spent;
import io.tandem.insights.statistics.GammaGammaFit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Both models of a set of buyers.
 *
 * @param spending null when too few repeat purchases have an amount
 * @param priced repeaters the model of spending rests on
 */
record FittedModels(BgNbdFit buying, @Nullable GammaGammaFit spending, long priced) {

  /** Fewer buyers or repeaters make no model. */
  private static final int FEW_PEOPLE = 50;

  private static final int FEW_REPEATERS = 20;

  /** Fits; null when there are too few. */
  static @Nullable FittedModels of(List<BuyerRow> buyers) {
    long repeaters = buyers.stream().filter(buyer -> buyer.repeats() > 0).count();
    if (buyers.size() < FEW_PEOPLE || repeaters < FEW_REPEATERS) {
      return null;
    }
    List<Spent> spent = new ArrayList<>();
    for (BuyerRow buyer : buyers) {
      if (buyer.priced() > 0) {
        spent.add(new Spent(buyer.priced(), buyer.mean(), 1));
      }
    }
    GammaGammaFit spending = spent.size() < FEW_REPEATERS ? null : GammaGammaFit.of(spent);
    return new FittedModels(BgNbdFit.of(histories(buyers)), spending, spent.size());
  }

  /** Equal histories once, with the number of people. */
  static List<BuyingHistory> histories(List<BuyerRow> buyers) {
    Map<BuyingHistory, Long> counted = new HashMap<>();
    buyers.forEach(buyer -> counted.merge(buyer.history(), 1L, Long::sum));
    List<BuyingHistory> histories = new ArrayList<>();
    counted.forEach((one, people) ->
        histories.add(new BuyingHistory(one.repeats(), one.last(), one.observed(), people)));
    return histories;
  }

  BuyingModel buyingModel() {
    BgNbd model = buying.model();
    return new BuyingModel(
        model.r(), model.alpha(), model.a(), model.b(), buying.logLikelihood(), buying.settled());
  }

  @Nullable SpendingModel spendingModel() {
    if (spending == null) {
      return null;
    }
    GammaGamma model = spending.model();
    return new SpendingModel(
        model.p(), model.q(), model.v(), spending.logLikelihood(), priced, spending.settled());
  }
}
