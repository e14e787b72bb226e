package io.tandem.insights;

import io.tandem.insights.ValueForecast.Buyer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * People who buy as the value models say: by BG/NBD with time in weeks, purchases of a day counting
 * as one, of 20 in the mean by Gamma-Gamma.
 *
 * @param shape r
 * @param rate α; the larger, the seldomer
 * @param drops a
 * @param stays b
 */
public record MadeUpBuyers(double shape, double rate, double drops, double stays) {

  /**
   * Some of them.
   *
   * @param days that the nth was observed
   */
  public List<Buyer> people(Random random, int n, IntUnaryOperator days) {
    List<Buyer> people = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      people.add(person(random, days.applyAsInt(i)));
    }
    return people;
  }

  /**
   * A purchase.
   *
   * @param at days since they began
   */
  public record Purchase(double at, double amount) {}

  private Buyer person(Random random, int days) {
    List<Purchase> purchases = purchases(random, days);
    int last = purchases.isEmpty() ? 0 : (int) purchases.getLast().at();
    double spent = purchases.stream().mapToDouble(Purchase::amount).sum();
    return new Buyer(purchases.size(), last, days, spent);
  }

  /** What the next of them buys in so many days: the first purchase of each day. */
  public List<Purchase> purchases(Random random, int days) {
    double own = gamma(random, shape) / rate / 7;
    double x = gamma(random, drops);
    double drop = x / (x + gamma(random, stays));
    List<Purchase> purchases = new ArrayList<>();
    int last = -1;
    // Gamma(4, ν) with a mean of 20 over all
    double scale = 20.0 / gamma(random, 5);
    for (double at = wait(random, own); at < days; at += wait(random, own)) {
      if ((int) at > last) {
        last = (int) at;
        purchases.add(new Purchase(at, scale * gamma(random, 4)));
      }
      if (random.nextDouble() < drop) {
        break;
      }
    }
    return purchases;
  }

  private static double wait(Random random, double rate) {
    return -Math.log(random.nextDouble()) / rate;
  }

  /** Of a gamma distribution of scale 1: Marsaglia and Tsang (2000), with the boost below 1. */
  public static double gamma(Random random, double shape) {
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
