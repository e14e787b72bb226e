package io.tandem.cli.demo.story;

import java.util.List;
import java.util.Map;

/**
 * Decides how long people stay, before anybody's days are filled. Planted here: churn timing (3,000
 * sign-ups of days -90 to -61, 2,000 lost, 1,360 of them within 7 days), day-7 retention of history
 * (18 %), of the experiment's variants (drawn) and of the bargain's people (180 of 2,000), and
 * next-month retention (616 of February's 2,800 sign-ups come back in March).
 */
final class Lifetimes {

  static final int LOST = 2_000;
  static final int LOST_EARLY = 1_360;
  static final int BARGAIN_RETAINED = 180;
  static final int FEBRUARY_BACK = 22; // of each day's 100: 616 of 2,800

  private static final int HISTORY_RETAINED = 18; // of each day's 100

  private final Population population;
  private final Dealing dealing;
  private final long seed;

  /**
   * @param dealing gives newcomers their variant of the onboarding experiment
   */
  Lifetimes(Population population, Dealing dealing, long seed) {
    this.population = population;
    this.dealing = dealing;
    this.seed = seed;
  }

  void decide() {
    population.everyone().forEach(learner -> learner.mustBeActive(learner.signUpDay()));
    firstCohorts();
    for (int day = -60; day <= -29; day++) {
      january(day);
    }
    for (int day = -28; day <= -1; day++) {
      february(day);
    }
    for (int day = 1; day <= Days.LAST; day++) {
      story(day);
    }
    bargain();
  }

  private void firstCohorts() {
    Dice dice = new Dice(seed, "churn", 0);
    List<Learner> mixed = dice.shuffled(population.cohorts(-90, -61));
    for (int i = 0; i < LOST; i++) {
      Learner learner = mixed.get(i);
      int stay = i < LOST_EARLY ? early(dice) : dice.between(8, 29);
      learner.leavesAfter(learner.signUpDay() + stay);
    }
    for (Learner stays : mixed.subList(LOST, mixed.size())) {
      // Never 30 days without activity, or they would count as lost too.
      for (int day = stays.signUpDay() + 20; day <= 0; day += 20) {
        stays.mustBeActive(day);
      }
    }
    for (int day = -90; day <= -61; day++) {
      retain(population.cohort(day), HISTORY_RETAINED, dice);
    }
  }

  private void january(int day) {
    Dice dice = new Dice(seed, "lifetimes", day);
    for (Learner learner : population.cohort(day)) {
      double fate = dice.real();
      if (fate < 0.45) {
        learner.leavesAfter(day + early(dice));
      } else if (fate < 0.66) {
        learner.leavesAfter(day + dice.between(8, 29));
      }
    }
    retain(population.cohort(day), HISTORY_RETAINED, dice);
  }

  private void february(int day) {
    Dice dice = new Dice(seed, "lifetimes", day);
    List<Learner> mixed = dice.shuffled(population.cohort(day));
    List<Learner> back = mixed.subList(0, FEBRUARY_BACK);
    for (Learner learner : back) {
      learner.mustBeActive(dice.between(8, 30));
    }
    for (Learner learner : mixed.subList(FEBRUARY_BACK, mixed.size())) {
      int latest = -1 - day; // never in March
      boolean early = dice.chance(0.6) || latest < 8;
      int stay = early ? Math.min(early(dice), latest) : dice.between(8, Math.min(27, latest));
      learner.leavesAfter(day + stay);
    }
    retain(population.cohort(day), HISTORY_RETAINED, dice);
  }

  /** Picks who is active on the seventh day among those still there; all others rest on it. */
  private static void retain(List<Learner> cohort, int count, Dice dice) {
    int day = cohort.getFirst().signUpDay() + 7;
    List<Learner> there =
        cohort.stream()
            .filter(learner -> learner.lastDay() > day && !learner.isRequired(day))
            .toList();
    List<Learner> already = cohort.stream().filter(learner -> learner.isRequired(day)).toList();
    List<Learner> chosen = dice.some(there, count - already.size());
    chosen.addAll(already);
    for (Learner learner : cohort) {
      if (chosen.contains(learner)) {
        learner.mustBeActive(day);
      } else {
        learner.mustRest(day);
      }
    }
  }

  private void story(int day) {
    Dice dice = new Dice(seed, "lifetimes", day);
    List<Learner> cohort = population.cohort(day, learner -> !learner.bargain());
    enrol(day, cohort);
    for (Learner learner : cohort) {
      Arm arm = learner.arm();
      double without = day < 28 ? Arm.NONE.retention() : 0.30;
      live(learner, dice.chance(arm == null ? without : arm.retention()), dice);
    }
    Onboarding.decide(day, cohort, new Dice(seed, "quest", day));
  }

  private void enrol(int day, List<Learner> cohort) {
    int percent = Onboarding.percent(day);
    if (percent > 0) {
      List<String> ids = cohort.stream().map(Learner::distinctId).toList();
      Map<String, String> given = dealing.deal(Onboarding.FLAG, percent, ids);
      cohort.forEach(learner -> learner.assign(Arm.of(given.get(learner.distinctId()))));
    }
  }

  private static void live(Learner learner, boolean retained, Dice dice) {
    int day = learner.signUpDay();
    double fate = dice.real();
    if (retained) {
      mark(learner, day + 7, true);
      if (fate < 0.3) {
        leave(learner, day + dice.between(8, 29));
      }
    } else {
      mark(learner, day + 7, false);
      if (fate < 0.58) {
        leave(learner, day + early(dice));
      } else if (fate < 0.78) {
        leave(learner, day + dice.between(8, 29));
      }
    }
  }

  private void bargain() {
    Dice dice = new Dice(seed, "bargain", 0);
    List<Learner> brought = population.everyone().stream().filter(Learner::bargain).toList();
    List<Learner> mixed = dice.shuffled(brought);
    for (int i = 0; i < mixed.size(); i++) {
      Learner learner = mixed.get(i);
      boolean retained = i < BARGAIN_RETAINED;
      mark(learner, learner.signUpDay() + 7, retained);
      if (!retained) {
        leave(learner, learner.signUpDay() + dice.between(0, 2));
      }
    }
  }

  private static void mark(Learner learner, int day, boolean active) {
    if (day <= Days.LAST) {
      if (active) {
        learner.mustBeActive(day);
      } else {
        learner.mustRest(day);
      }
    }
  }

  private static void leave(Learner learner, int day) {
    if (day <= Days.LAST) {
      learner.leavesAfter(day);
    }
  }

  /** Days from sign-up to the last activity of those lost within 7 days: most never come back. */
  private static int early(Dice dice) {
    return dice.chance(0.55) ? 0 : dice.between(1, 6);
  }
}
