package io.tandem.cli.demo.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the newcomers in the onboarding experiment buy in their first 14 days: on the day they sign
 * up, on day 7 and on day 10, drawn with the chances of their {@link Arm}. They buy nothing else in
 * that time, so that what they are worth is what was planted.
 */
final class FirstPurchases {

  /** Days from the sign-up on which they buy nothing but this. */
  static final int DAYS = 15;

  private static final List<Integer> CENTS = List.of(990, 1_990);

  /** In yuan. */
  static final double MEAN_PRICE = 14.9;

  /** Something somebody buys. */
  record Purchase(Learner learner, int cents) {}

  private final Map<Integer, List<Purchase>> purchases = new HashMap<>();

  /** Decides it; whoever buys on a day is active on it. */
  FirstPurchases(Population population, long seed) {
    for (int day = Onboarding.FIRST_DAY; day <= Onboarding.LAST_DAY; day++) {
      Dice dice = new Dice(seed, "first-purchases", day);
      for (Learner learner : population.cohort(day)) {
        Arm arm = learner.arm();
        if (arm != null) {
          decide(learner, arm, dice);
        }
      }
    }
  }

  private void decide(Learner learner, Arm arm, Dice dice) {
    int day = learner.signUpDay();
    boolean stays = learner.isRequired(day + 7);
    maybe(learner, day, dice.chance(arm.buysAtOnce()), dice);
    maybe(learner, day + 7, dice.chance(Arm.BUYS_ON_DAY_7) && stays, dice);
    maybe(learner, day + 10, dice.chance(Arm.BUYS_ON_DAY_10) && stays, dice);
  }

  private void maybe(Learner learner, int day, boolean buys, Dice dice) {
    int cents = dice.one(CENTS);
    if (buys) {
      learner.mustBeActive(day);
      purchases.computeIfAbsent(day, d -> new ArrayList<>()).add(new Purchase(learner, cents));
    }
  }

  /** What is bought on a day. */
  List<Purchase> on(int day) {
    return purchases.getOrDefault(day, List.of());
  }

  /** True while somebody's purchases are decided here. */
  static boolean decides(Learner learner, int day) {
    return learner.arm() != null && learner.daysSinceSignUp(day) < DAYS;
  }
}
