package io.tandem.insights;

import io.tandem.insights.statistics.BgNbd;
import io.tandem.insights.statistics.BgNbdFit;
import io.tandem.insights.statistics.BuyingHistory;
import io.tandem.insights.statistics.GammaGamma;
import io.tandem.insights.statistics.GammaGamma.Spent;
import io.tandem.insights.statistics.GammaGammaFit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people will still pay, by the value models that predictions of value go by: BG/NBD for how
 * often somebody buys, Gamma-Gamma for how much, both fitted to these people alone from the day on
 * which each began to be observed, whether they bought by then or not.
 */
public sealed interface ValueForecast {

  /** Too few buyers, or a model that does not settle: nothing is predicted. */
  enum Refused implements ValueForecast {
    /** Fewer than 50 people bought, or fewer than 20 on two days or more. */
    TOO_FEW,
    /** A model's likelihood has no clear maximum. */
    UNSETTLED
  }

  /**
   * A forecast.
   *
   * @param expected what each is expected to pay until the horizon, in the order of the people
   * @param meanError standard error that their mean has because the models' parameters are
   *     estimates (delta method)
   */
  @SuppressWarnings("ArrayRecordComponent") // a number a person; never compared
  record Predicted(double[] expected, double meanError) implements ValueForecast {}

  /**
   * Somebody.
   *
   * @param purchases days with a purchase, counted from when they began
   * @param last start of the last of them, in days from then; 0 without one
   * @param observed whole days observed
   * @param spent in all, in any unit
   */
  record Buyer(int purchases, int last, int observed, double spent) {

    private boolean priced() {
      return purchases > 0 && spent > 0;
    }

    /** Half a day in, as purchases of a day are one. */
    private BuyingHistory history(long people) {
      double at = purchases == 0 ? 0 : Math.min(observed, last + 0.5);
      return new BuyingHistory(purchases, at / WEEK, observed / WEEK, people);
    }
  }

  /** Days of the models' unit of time. */
  double WEEK = 7;

  /**
   * Predicts.
   *
   * @param people at least one
   * @param days horizon from when each began; whoever was observed for longer is expected to pay 0
   */
  static ValueForecast of(List<Buyer> people, int days) {
    long buyers = people.stream().filter(one -> one.purchases() > 0).count();
    long repeaters = people.stream().filter(one -> one.purchases() > 1).count();
    if (buyers < 50 || repeaters < 20) {
      return Refused.TOO_FEW;
    }
    Alike alike = Alike.of(people, days);
    BgNbdFit buying = BgNbdFit.of(alike.histories());
    GammaGammaFit spending = GammaGammaFit.of(spent(people));
    if (!buying.settled() || !spending.settled()) {
      return Refused.UNSETTLED;
    }
    double[] numbers = alike.numbers(buying.model());
    Double byNumbers = buying.variance(model -> alike.mean(alike.numbers(model), spending.model()));
    Double byAmounts = spending.variance(model -> alike.mean(numbers, model));
    if (byNumbers == null || byAmounts == null) {
      return Refused.UNSETTLED;
    }
    return new Predicted(
        alike.each(people, numbers, spending.model()), Math.sqrt(byNumbers + byAmounts));
  }

  private static List<Spent> spent(List<Buyer> people) {
    List<Buyer> priced = people.stream().filter(Buyer::priced).toList();
    int everyNth = Math.max(1, Math.ceilDiv(priced.size(), 20_000));
    List<Spent> spent = new ArrayList<>();
    for (int i = 0; i < priced.size(); i += everyNth) {
      Buyer one = priced.get(i);
      spent.add(new Spent(one.purchases(), one.spent() / one.purchases(), 1));
    }
    return spent;
  }

  /** People of one history, since the models tell them apart by what they spent alone. */
  record Alike(Map<Key, Integer> places, List<Kind> kinds, int days, int people) {

    private record Key(int purchases, int last, int observed, boolean priced) {
      private static Key of(Buyer one) {
        return new Key(one.purchases(), one.last(), one.observed(), one.priced());
      }
    }

    private record Kind(Buyer one, boolean priced, long people, double spent) {}

    private static Alike of(List<Buyer> people, int days) {
      Map<Key, Integer> places = new LinkedHashMap<>();
      List<Kind> kinds = new ArrayList<>();
      for (Buyer one : people) {
        Integer place = places.putIfAbsent(Key.of(one), kinds.size());
        if (place == null) {
          kinds.add(new Kind(one, one.priced(), 1, one.spent()));
        } else {
          Kind kind = kinds.get(place);
          kinds.set(
              place,
              new Kind(kind.one(), kind.priced(), kind.people() + 1, kind.spent() + one.spent()));
        }
      }
      return new Alike(places, kinds, days, people.size());
    }

    private List<BuyingHistory> histories() {
      return kinds.stream().map(kind -> kind.one().history(kind.people())).toList();
    }

    /** Purchases still expected, by kind. */
    private double[] numbers(BgNbd model) {
      double[] numbers = new double[kinds.size()];
      for (int i = 0; i < numbers.length; i++) {
        Buyer one = kinds.get(i).one();
        numbers[i] = model.expected(one.history(1), (days - one.observed()) / WEEK);
      }
      return numbers;
    }

    /** The expected amount of a purchase is linear in what was spent, so sums are enough. */
    private double mean(double[] numbers, GammaGamma model) {
      double sum = 0;
      for (int i = 0; i < numbers.length; i++) {
        Kind kind = kinds.get(i);
        sum += numbers[i] * kind.people() * amount(model, kind.one(), kind.spent() / kind.people());
      }
      return sum / people;
    }

    private double[] each(List<Buyer> all, double[] numbers, GammaGamma model) {
      double[] each = new double[all.size()];
      for (int i = 0; i < each.length; i++) {
        Buyer one = all.get(i);
        Integer place = places.get(Key.of(one));
        each[i] = place == null ? 0 : numbers[place] * amount(model, one, one.spent());
      }
      return each;
    }

    private static double amount(GammaGamma model, Buyer one, double spent) {
      return one.priced()
          ? model.expected(one.purchases(), spent / one.purchases())
          : model.expected(0, 0);
    }
  }
}
