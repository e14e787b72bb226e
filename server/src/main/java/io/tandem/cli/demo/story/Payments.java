package io.tandem.cli.demo.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Purchases. Planted: weekly ARPU (revenue of a week by its active people) exactly 2.00 yuan until
 * week 1, rising to exactly 3.30 in week 8. What newcomers of the onboarding experiment buy first
 * is part of it.
 */
final class Payments implements Chapter {

  private static final int[] CENTS = {200, 200, 210, 225, 240, 260, 285, 310, 330, 170};

  private final Map<Integer, List<Purchase>> purchases = new HashMap<>();
  private final FirstPurchases first;

  private record Purchase(Learner learner, double amount) {}

  Payments(ActivityPlan plan, FirstPurchases first, long seed) {
    this.first = first;
    for (int week = Days.week(Days.FIRST); week <= Days.week(Days.LAST); week++) {
      week(plan, week, new Dice(seed, "payments", week));
    }
  }

  /** Revenue of a week by its active people, in cents. */
  static int arpuCents(int week) {
    return week < 1 ? CENTS[0] : CENTS[week];
  }

  private void week(ActivityPlan plan, int week, Dice dice) {
    int from = Days.monday(week);
    int to = Math.min(from + 6, Days.LAST);
    long cents = (long) arpuCents(week) * plan.activeBetween(from, to).size();
    List<Learner> payers = new ArrayList<>();
    List<Integer> on = new ArrayList<>();
    for (int day = from; day <= to; day++) {
      cents -= firstPurchases(day);
      for (Learner payer : others(plan.active(day), day, dice)) {
        payers.add(payer);
        on.add(day);
      }
    }
    long[] amounts = split(cents, payers.size(), dice);
    for (int i = 0; i < amounts.length; i++) {
      add(on.get(i), payers.get(i), amounts[i]);
    }
  }

  /** Books them and says what they come to, in cents. */
  private long firstPurchases(int day) {
    long cents = 0;
    for (FirstPurchases.Purchase purchase : first.on(day)) {
      add(day, purchase.learner(), purchase.cents());
      cents += purchase.cents();
    }
    return cents;
  }

  /** Who else pays on a day: as many as are missing, and some in any case. */
  private List<Learner> others(List<Learner> active, int day, Dice dice) {
    int payers = payers(day, active.size());
    int count = Math.max(Math.max(1, payers / 3), payers - first.on(day).size());
    return dice.some(
        active.stream().filter(one -> !FirstPurchases.decides(one, day)).toList(), count);
  }

  private void add(int day, Learner learner, long cents) {
    purchases
        .computeIfAbsent(day, d -> new ArrayList<>())
        .add(new Purchase(learner, cents / 100.0));
  }

  /** Distinct payers of a day: from 1.8 to 3.2 % of the active people. */
  static int payers(int day, int active) {
    double share = 0.018 + 0.014 * Math.clamp(day / 60.0, 0, 1);
    return (int) Math.round(active * share);
  }

  /** Cuts an amount into parts of different size, none of them 0, that add up to it exactly. */
  private static long[] split(long cents, int parts, Dice dice) {
    double[] shares = new double[parts];
    double sum = 0;
    for (int i = 0; i < parts; i++) {
      shares[i] = 0.6 + 0.8 * dice.real();
      sum += shares[i];
    }
    long[] amounts = new long[parts];
    long left = cents;
    for (int i = 0; i < parts - 1; i++) {
      amounts[i] = (long) (cents * shares[i] / sum);
      left -= amounts[i];
    }
    amounts[parts - 1] = left;
    return amounts;
  }

  @Override
  public void tell(DayBook book) {
    for (Purchase purchase : purchases.getOrDefault(book.day(), List.of())) {
      book.after(
          purchase.learner,
          700,
          "purchase",
          "amount",
          purchase.amount,
          "currency",
          "CNY",
          "product",
          purchase.amount > 40 ? "会员" : "单课");
    }
  }
}
