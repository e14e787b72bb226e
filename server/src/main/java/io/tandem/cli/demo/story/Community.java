package io.tandem.cli.demo.story;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has the interest community 兴趣社区 on the home page: from day 16 on those to whom its flag gives
 * it, from the day after the review of day 30 on everybody. An app asks the flag when somebody
 * comes for the first time in those days.
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

  private final ActivityPlan plan;
  private final Dealing dealing;
  private final Map<String, String> given = new HashMap<>();
  private final Set<Integer> asked = new HashSet<>();

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
      return day > LAST_DAY;
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

  @Override
  public void tell(DayBook book) {
    int day = book.day();
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
