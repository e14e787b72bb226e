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

  private static final double SHAPE = 0.8;
  private static final double RATE = 6;
  private static final double DROPS = 0.9;
  private static final double STAYS = 2.5;

  @Test
  void meanOfWhatIsStillPaidLiesWhereTheModelPutsIt() {
    int observed = 56;
    int horizon = 112;
    List<Buyer> people = people(new Random(7), 6_000, observed);
    ValueForecast forecast = ValueForecast.of(people, horizon);
    assertThat(forecast).isInstanceOf(Predicted.class);
    Predicted predicted = (Predicted) forecast;
    double sum = 0;
    for (double one : predicted.expected()) {
      sum += one;
    }
    BgNbd truth = new BgNbd(SHAPE, RATE, DROPS, STAYS);
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
    List<Buyer> people = people(new Random(8), 3_000, 56);
    Predicted predicted = (Predicted) ValueForecast.of(people, 56);
    assertThat(predicted.expected()).containsOnly(0);
  }

  @Test
  void fewBuyersMakeNoForecast() {
    List<Buyer> people = new ArrayList<>(people(new Random(9), 40, 56));
    for (int i = 0; i < 1_000; i++) {
      people.add(new Buyer(0, 0, 56, 0));
    }
    assertThat(ValueForecast.of(people, 90)).isEqualTo(Refused.TOO_FEW);
  }

  private static List<Buyer> people(Random random, int n, int days) {
    List<Buyer> people = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double rate = gamma(random, SHAPE) / RATE / 7;
      double x = gamma(random, DROPS);
      double drop = x / (x + gamma(random, STAYS));
      int purchases = 0;
      int last = -1;
      double spent = 0;
      // amounts of 20 in the mean: Gamma(4, v) with 1/v ~ so that the mean is 20
      double scale = 20.0 * 4 / gamma(random, 5) / 4;
      for (double at = -Math.log(random.nextDouble()) / rate;
          at < days;
          at += -Math.log(random.nextDouble()) / rate) {
        if ((int) at > last) {
          last = (int) at;
          purchases++;
          spent += scale * gamma(random, 4);
        }
        if (random.nextDouble() < drop) {
          break;
        }
      }
      people.add(new Buyer(purchases, Math.max(0, last), days, spent));
    }
    return people;
  }

  /** Marsaglia and Tsang (2000). */
  private static double gamma(Random random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
