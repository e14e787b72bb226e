package io.tandem.cli.demo.story;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is active on which day: those who must be, topped up from those who may be until the day has
 * its planned number of active people.
 */
final class ActivityPlan {

  // Active people from day 30 on.
  private static final int[] PLANNED = {
    1500,
    1500,
    1500,
    1530,
    1590,
    1640,
    1680,
    1680, // 30 to 37
    1975,
    1990,
    1985,
    1995,
    2000,
    1990,
    1980, // 38 to 44: the bargain
    1840,
    1865,
    1890,
    1930,
    1965, // 45 to 49
    2000,
    2000,
    2000,
    2000,
    2000, // 50 to 54
    2015,
    2020,
    2010,
    2030,
    2025,
    2000 // 55 to 60
  };

  private final List<List<Learner>> active = new ArrayList<>();
  private final Map<Learner, BitSet> days = new HashMap<>();

  ActivityPlan(Population population, long seed) {
    for (int day = Days.FIRST; day <= Days.LAST; day++) {
      List<Learner> today = fill(population, day, new Dice(seed, "activity", day));
      for (Learner learner : today) {
        days.computeIfAbsent(learner, l -> new BitSet()).set(day - Days.FIRST);
      }
      active.add(List.copyOf(today));
    }
  }

  private static List<Learner> fill(Population population, int day, Dice dice) {
    List<Learner> today = new ArrayList<>();
    List<Weighted> others = new ArrayList<>();
    for (Learner learner : population.everyone()) {
      if (learner.signUpDay() > day) {
        break;
      }
      if (learner.isRequired(day)) {
        today.add(learner);
      } else if (learner.mayBeActive(day)) {
        others.add(new Weighted(learner, Math.log(dice.real()) / weight(learner, day)));
      }
    }
    int quota = day < 1 ? today.size() + others.size() * 38 / 100 : quota(day);
    int missing = quota - today.size();
    if (missing < 0 || missing > others.size()) {
      throw new IllegalStateException(
          "day %d: %d active people wanted, %d must be, %d more may be"
              .formatted(day, quota, today.size(), others.size()));
    }
    others.sort(Comparator.comparingDouble(Weighted::key).reversed());
    others.subList(0, missing).forEach(chosen -> today.add(chosen.learner));
    today.sort(Comparator.comparingInt(Learner::number));
    return today;
  }

  /** Weighted choice without replacement by the largest log(u)/w (Efraimidis and Spirakis 2006). */
  private record Weighted(Learner learner, double key) {}

  private static double weight(Learner learner, int day) {
    double habit = 0.5 + Math.floorMod(learner.number() * 7919, 100) / 50.0;
    return learner.daysSinceSignUp(day) < 14 ? habit * 1.6 : habit;
  }

  /** Active people of a story day. */
  static int quota(int day) {
    if (day <= 29) {
      int[] weekday = {0, -15, -20, -5, 10, 30, 25};
      return 1180 + (day - 1) * 10 + weekday[Math.floorMod(day - 1, 7)];
    }
    return PLANNED[day - 30];
  }

  /** Active people of a day, by number. */
  List<Learner> active(int day) {
    return active.get(day - Days.FIRST);
  }

  boolean isActive(Learner learner, int day) {
    BitSet set = days.get(learner);
    return set != null && set.get(day - Days.FIRST);
  }

  /** Days within both ends on which somebody is active, in order. */
  List<Integer> days(Learner learner, int from, int to) {
    List<Integer> found = new ArrayList<>();
    for (int day = Math.max(from, Days.FIRST); day <= Math.min(to, Days.LAST); day++) {
      if (isActive(learner, day)) {
        found.add(day);
      }
    }
    return found;
  }

  /** Distinct people active on any of the days, by number. */
  List<Learner> activeBetween(int from, int to) {
    return days.keySet().stream()
        .filter(learner -> !days(learner, from, to).isEmpty())
        .sorted(Comparator.comparingInt(Learner::number))
        .toList();
  }
}
