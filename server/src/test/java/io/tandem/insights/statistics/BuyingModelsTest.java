package io.tandem.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tandem.insights.MadeUpBuyers;
import io.tandem.insights.statistics.GammaGamma.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The models of repeat buying and of spending; CDNOW's published figures are in RealDataIT. */
class BuyingModelsTest {

  private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

  @Test
  void publishedExpectationOfAPersonOfTheCdnowPaper() {
    BuyingHistory history = new BuyingHistory(2, 30.43, 38.86, 1);
    assertThat(CDNOW.expected(history, 39)).isCloseTo(1.226, within(5e-4));
  }

  @Test
  void closedFormEqualsTheIntegralForMildAndExtremeBuyers() {
    List<BgNbd> models = List.of(CDNOW, new BgNbd(2, 0.5, 3, 0.7), new BgNbd(0.1, 90, 1.0005, 4));
    for (BgNbd model : models) {
      for (int x : new int[] {0, 1, 7, 300}) {
        double last = x == 0 ? 0 : 25;
        BuyingHistory history = new BuyingHistory(x, last, 30, 1);
        double shape = model.r() + x;
        for (double time : new double[] {0.5, 39, 5_000}) {
          double integral =
              model.alive(history)
                  * BetaMean.of(
                      p -> -Math.expm1(-shape * Math.log1p(p * time / (model.alpha() + 30))) / p,
                      model.a(),
                      model.b() + x);
          assertThat(model.expected(history, time))
              .as("%s, x %s, t %s", model, x, time)
              .isCloseTo(integral, within(1e-6 * integral));
        }
      }
    }
  }

  @Test
  void meansOverABetaDistributionAreRightForPolesAndForPeaks() {
    for (double[] beta :
        new double[][] {{0.3, 0.2}, {0.8, 2.4}, {5, 7}, {900, 4.5}, {5495, 210355}}) {
      double a = beta[0];
      double all = beta[0] + beta[1];
      assertThat(BetaMean.of(p -> p, a, beta[1])).isCloseTo(a / all, withinPercentage(1e-6));
      assertThat(BetaMean.of(p -> p * p, a, beta[1]))
          .isCloseTo(a * (a + 1) / (all * (all + 1)), withinPercentage(1e-6));
    }
  }

  @Test
  void whereEverybodyDropsOutAlikeTheirProbabilityIsTheirMean() {
    BgNbd model = new BgNbd(1.23, 34.1, 5_495, 210_355);
    double p = 5_495.0 / (5_495 + 210_355);
    BuyingHistory history = new BuyingHistory(0, 0, 20, 1);
    double expected = (1 - Math.pow(1 + p * 13 / (34.1 + 20), -1.23)) / p;
    assertThat(model.expected(history, 13)).isCloseTo(expected, withinPercentage(0.01));
    assertThat(model.variance(history, 13)).isPositive().isFinite();
  }

  @Test
  void simulatedBuyersGiveTheirParametersBackAndFallIntoThePredictedRange() {
    BgNbd truth = new BgNbd(0.6, 6, 1.2, 3.5);
    Random random = new Random(7);
    List<BuyingHistory> histories = new ArrayList<>();
    long later = 0;
    for (int i = 0; i < 6_000; i++) {
      Simulated one = simulate(truth, random, 20 + random.nextInt(30), 26);
      histories.add(one.history());
      later += one.later();
    }
    BgNbdFit fit = BgNbdFit.of(histories);
    assertThat(fit.settled()).isTrue();
    assertThat(fit.model().r()).isCloseTo(0.6, within(0.1));
    assertThat(fit.model().alpha()).isCloseTo(6, within(1.2));
    double meanDropOut = fit.model().a() / (fit.model().a() + fit.model().b());
    assertThat(meanDropOut).isCloseTo(1.2 / 4.7, within(0.03));
    double expected = histories.stream().mapToDouble(h -> fit.model().expected(h, 26)).sum();
    double variance = histories.stream().mapToDouble(h -> fit.model().variance(h, 26)).sum();
    Double estimate =
        fit.variance(m -> histories.stream().mapToDouble(h -> m.expected(h, 26)).sum());
    assertThat(estimate).isNotNull().isPositive();
    assertThat((double) later).isCloseTo(expected, within(3 * Math.sqrt(variance + estimate)));
  }

  private record Simulated(BuyingHistory history, int later) {}

  /** A buyer by the story of the model: a rate, a drop-out probability, exponential waits. */
  private static Simulated simulate(BgNbd model, Random random, double observed, double more) {
    double rate = MadeUpBuyers.gamma(random, model.r()) / model.alpha();
    double one = MadeUpBuyers.gamma(random, model.a());
    double dropOut = one / (one + MadeUpBuyers.gamma(random, model.b()));
    int repeats = 0;
    double last = 0;
    int later = 0;
    double time = 0;
    while (true) {
      time += -Math.log(1 - random.nextDouble()) / rate;
      if (time > observed + more) {
        break;
      }
      if (time <= observed) {
        repeats++;
        last = time;
      } else {
        later++;
      }
      if (random.nextDouble() < dropOut) {
        break;
      }
    }
    return new Simulated(new BuyingHistory(repeats, last, observed, 1), later);
  }

  @Test
  void spendingGivesItsParametersBackWhateverTheUnitOfMoney() {
    Random random = new Random(11);
    List<Spent> yuan = new ArrayList<>();
    List<Spent> cents = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      double rate = MadeUpBuyers.gamma(random, 3.7) / 15;
      int purchases = 1 + random.nextInt(6);
      double mean = MadeUpBuyers.gamma(random, 6 * purchases) / rate / purchases;
      yuan.add(new Spent(purchases, mean, 1));
      cents.add(new Spent(purchases, mean * 100, 1));
    }
    GammaGammaFit fit = GammaGammaFit.of(yuan);
    assertThat(fit.settled()).isTrue();
    assertThat(fit.model().p()).isCloseTo(6, within(0.6));
    assertThat(fit.model().q()).isCloseTo(3.7, within(0.4));
    GammaGamma other = GammaGammaFit.of(cents).model();
    assertThat(other.p()).isCloseTo(fit.model().p(), within(1e-2));
    assertThat(other.v()).isCloseTo(fit.model().v() * 100, within(fit.model().v()));
  }

  @Test
  void whoNeverRepeatedIsExpectedToSpendLikeEverybody() {
    GammaGamma model = new GammaGamma(6.25, 3.74, 15.44);
    assertThat(model.expected(0, 0)).isCloseTo(35.22, within(0.01));
    assertThat(model.expected(1_000, 80)).isCloseTo(80, within(0.1));
    assertThat(model.variance(0, 0, 2, 1)).isNotNull().isPositive();
    assertThat(new GammaGamma(6, 1.5, 15).variance(0, 0, 2, 1)).isNull();
  }
}
