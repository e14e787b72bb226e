package io.tandem.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.insights.ValueForecast.Buyer;
import io.tandem.insights.ValueForecast.Predicted;
import io.tandem.insights.ValueForecast.Refused;
import io.tandem.insights.statistics.BgNbd;
import io.tandem.insights.statistics.BuyingHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Forecasts of value of people who buy as the models say, whose truth is known. */
class ValueForecastTest {

  private static final MadeUpBuyers BUYERS = new MadeUpBuyers(0.8, 6, 0.9, 2.5);

  @Test
  void meanOfWhatIsStillPaidLiesWhereTheModelPutsIt() {
    int observed = 56;
    int horizon = 112;
    List<Buyer> people = BUYERS.people(new Random(7), 6_000, _ -> observed);
    ValueForecast forecast = ValueForecast.of(people, horizon);
    assertThat(forecast).isInstanceOf(Predicted.class);
    Predicted predicted = (Predicted) forecast;
    double sum = 0;
    for (double one : predicted.expected()) {
      sum += one;
    }
    BgNbd truth = new BgNbd(0.8, 6, 0.9, 2.5);
    double expected = 0;
    for (Buyer one : people) {
      double last = one.purchases() == 0 ? 0 : one.last() + 0.5;
      BuyingHistory history = new BuyingHistory(one.purchases(), last / 7, observed / 7.0, 1);
      expected += 20 * truth.expected(history, (horizon - observed) / 7.0);
    }
    double mean = sum / people.size();
    assertThat(mean).isCloseTo(expected / people.size(), within(0.1 * mean));
    assertThat(predicted.meanError()).isBetween(0.001 * mean, 0.2 * mean);
  }

  @Test
  void whoWasObservedUpToTheHorizonIsExpectedToPayNothingMore() {
    List<Buyer> people = BUYERS.people(new Random(8), 3_000, _ -> 56);
    Predicted predicted = (Predicted) ValueForecast.of(people, 56);
    assertThat(predicted.expected()).containsOnly(0);
  }

  @Test
  void fewBuyersMakeNoForecast() {
    List<Buyer> people = new ArrayList<>(BUYERS.people(new Random(9), 40, _ -> 56));
    for (int i = 0; i < 1_000; i++) {
      people.add(new Buyer(0, 0, 56, 0));
    }
    assertThat(ValueForecast.of(people, 90)).isEqualTo(Refused.TOO_FEW);
  }
}
