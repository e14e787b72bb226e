package io.tandem.cli.demo.story;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has the interest community 兴趣社区 on the home page: from day 16 on those to whom its flag gives
 * it, from the day after the review of day 30 on everybody, from day 32 on everybody but those whom
 * a holdout keeps out of it, so that what it does in the long run can be seen. An app asks the flag
 * when somebody comes for the first time in those days.
 */
public final class Community implements Chapter {

  /** The flag that deals people out. */
  public static final String FLAG = "community";

  /** Its variants: the home page as it was, and with the community. */
  public static final String CLASSIC = "classic";

  public static final String WITH = "community";

  /** First and last day on which people are dealt out. */
  public static final int FIRST_DAY = 16;

  public static final int LAST_DAY = 30;

  /** The holdout, its percent of people, and the first day on which it keeps some out. */
  public static final String HOLDOUT = "long_run";

  public static final int HELD_SHARE = 5;

  public static final int HELD_FROM = 32;

  /** How many more lessons somebody takes on a visit who has it, as a fraction. */
  public static final double MORE_LESSONS = Lessons.each(true) / Lessons.each(false) - 1;

  private final ActivityPlan plan;
  private final Dealing dealing;
  private final Map<String, String> given = new HashMap<>();
  private final Set<Integer> asked = new HashSet<>();
  private final Set<String> heldOut = new HashSet<>();
  private final Set<String> askedHeldOut = new HashSet<>();

  Community(ActivityPlan plan, Dealing dealing) {
    this.plan = plan;
    this.dealing = dealing;
  }

  /** Says who has it. */
  @FunctionalInterface
  interface Members {

    /** On whose home page it is on a day. */
    boolean has(Learner learner, int day);
  }

  /** As {@link Members#has}. */
  boolean has(Learner learner, int day) {
    if (day < FIRST_DAY || day > LAST_DAY) {
      return day > LAST_DAY && !(day >= HELD_FROM && heldOut.contains(learner.distinctId()));
    }
    ask(day);
    return WITH.equals(given.get(learner.distinctId()));
  }

  private void ask(int day) {
    if (asked.add(day)) {
      List<String> unknown =
          plan.active(day).stream()
              .map(Learner::distinctId)
              .filter(id -> !given.containsKey(id))
              .toList();
      given.putAll(dealing.deal(FLAG, 100, unknown));
    }
  }

  /** Asks who of them is held out, but for those of whom it was asked before. */
  private void meet(List<Learner> people) {
    List<String> unknown =
        people.stream().map(Learner::distinctId).filter(id -> !askedHeldOut.contains(id)).toList();
    if (!unknown.isEmpty()) {
      heldOut.addAll(dealing.heldOut(FLAG, unknown));
      askedHeldOut.addAll(unknown);
    }
  }

  /** Who comes for the first time since some are held out, and their variant; empty for those. */
  Map<String, String> first(int day, List<Learner> people) {
    Map<String, String> first = new LinkedHashMap<>();
    if (day >= HELD_FROM) {
      meet(people);
      for (Learner learner : people) {
        if (plan.days(learner, HELD_FROM, day - 1).isEmpty()) {
          first.put(learner.distinctId(), has(learner, day) ? WITH : "");
        }
      }
    }
    return first;
  }

  @Override
  public void tell(DayBook book) {
    int day = book.day();
    if (day >= HELD_FROM) {
      meet(book.active());
    }
    if (day < FIRST_DAY || day > LAST_DAY) {
      return;
    }
    ask(day);
    for (Learner learner : book.active()) {
      String variant = given.get(learner.distinctId());
      if (variant != null && plan.days(learner, FIRST_DAY, day).getFirst() == day) {
        book.exposed(learner, 1, FLAG, variant);
      }
    }
  }
}
