package io.tandem.cli.demo.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lesson playback 直播回放, shipped on day 3. Planted: by day 10 1,000 people were exposed, 430 of them
 * seniors, and 46 used it; minutes per person and day 4.0 until day 19, 14.8 from day 41 on (speed
 * and chapter controls, then a 21-day check-in); 1,040 weekly users in week 7; on day 57 it is down
 * from 20:03 to 20:41 and fails for 312 people.
 */
final class Playback implements Chapter {

  static final int EXPOSED = 1_000;
  static final int EXPOSED_SENIORS = 430;
  static final int USED = 46;
  static final int AFFECTED = 312;

  private static final int[] WEEKLY_USERS = {0, 0, 40, 110, 260, 480, 820, 1_040, 1_090, 760};
  private static final int DOWN = Days.clock(20, 3);
  private static final int BACK = Days.clock(20, 41);

  private final Map<Integer, List<Learner>> exposed = new HashMap<>();
  private final Map<Integer, List<Learner>> users = new HashMap<>();

  Playback(ActivityPlan plan, long seed) {
    Dice dice = new Dice(seed, "playback", 0);
    launch(plan, dice);
    List<Learner> first = plan.activeBetween(11, 14);
    use(plan, dice.some(first, WEEKLY_USERS[2]), 11, 14, dice);
    for (int week = 3; week <= 9; week++) {
      int from = Days.monday(week);
      int to = Math.min(from + 6, Days.LAST);
      use(plan, dice.some(plan.activeBetween(from, to), WEEKLY_USERS[week]), from, to, dice);
    }
  }

  private void launch(ActivityPlan plan, Dice dice) {
    List<Learner> there = plan.activeBetween(3, 10);
    List<Learner> seniors =
        dice.some(there.stream().filter(Learner::senior).toList(), EXPOSED_SENIORS);
    List<Learner> others =
        dice.some(
            there.stream().filter(learner -> !learner.senior()).toList(),
            EXPOSED - EXPOSED_SENIORS);
    for (List<Learner> group : List.of(seniors, others)) {
      for (Learner learner : group) {
        expose(learner, plan.days(learner, 3, 10), dice);
      }
    }
    List<Learner> users = new ArrayList<>(seniors.subList(0, 8));
    users.addAll(others.subList(0, USED - 8));
    use(plan, users, 3, 10, dice);
  }

  private void expose(Learner learner, List<Integer> days, Dice dice) {
    for (int i = 0; i < days.size(); i++) {
      if (i == 0 || dice.chance(0.5)) {
        add(exposed, days.get(i), learner);
      }
    }
  }

  private void use(ActivityPlan plan, List<Learner> people, int from, int to, Dice dice) {
    for (Learner learner : people) {
      List<Integer> days = plan.days(learner, from, to);
      int sure = dice.between(0, days.size() - 1);
      for (int i = 0; i < days.size(); i++) {
        if (i == sure || dice.chance(0.4)) {
          add(users, days.get(i), learner);
        }
      }
    }
  }

  private static void add(Map<Integer, List<Learner>> map, int day, Learner learner) {
    map.computeIfAbsent(day, d -> new ArrayList<>()).add(learner);
  }

  /** Mean minutes of a person on a day, in tenths. */
  static int tenthsOfMinutes(int day) {
    return day <= 19 ? 40 : day >= 41 ? 148 : 40 + (day - 19) * 108 / 22;
  }

  @Override
  public void tell(DayBook book) {
    int day = book.day();
    if (day < 3) {
      return;
    }
    List<Learner> using = users.getOrDefault(day, List.of());
    Set<Learner> shown = new HashSet<>(using);
    shown.addAll(exposed.getOrDefault(day, List.of()));
    Dice dice = book.dice("playback-entry");
    for (Learner learner : book.active()) {
      boolean later = day > 10 && dice.chance(0.55);
      if (shown.contains(learner) || later) {
        book.after(learner, 15, "playback_entry_shown", "place", "课程页");
      }
    }
    watch(book, using, dice);
    if (day == 57) {
      outage(book);
    }
  }

  private static void watch(DayBook book, List<Learner> using, Dice dice) {
    int mean = tenthsOfMinutes(book.day());
    int spread = 0;
    for (int i = 0; i < using.size(); i++) {
      Learner learner = using.get(i);
      if (i % 2 == 0) {
        spread = i + 1 < using.size() ? dice.between(0, mean / 2) : 0;
      }
      int tenths = i % 2 == 0 ? mean + spread : mean - spread;
      int start = start(book, learner);
      book.at(learner, start, "playback_open", "lesson", "直播课回放");
      if (book.day() >= 20 && dice.chance(0.5)) {
        book.at(learner, start + 20, "playback_speed_set", "speed", dice.chance(0.6) ? 1.5 : 2);
      }
      book.at(learner, start + tenths * 6, "playback_finish", "minutes", tenths / 10.0);
    }
  }

  /** On the day of the outage nobody gets to open it while it is down. */
  private static int start(DayBook book, Learner learner) {
    int start = book.opening(learner) + 300;
    boolean down = book.day() == 57 && start >= DOWN - 60 && start <= BACK + 60;
    return down ? BACK + 600 : start;
  }

  private static void outage(DayBook book) {
    Dice dice = book.dice("outage");
    for (Learner learner : dice.some(book.active(), AFFECTED)) {
      int failure = dice.between(DOWN, BACK - 1);
      book.at(learner, failure, "playback_failed", "error", "加载失败");
      book.at(learner, Math.max(failure, Days.clock(20, 13)) + 30, "fault_note_read");
      book.at(learner, BACK + dice.between(60, 1_200), "gift_pack_granted", "pack", "回放补偿礼包");
    }
  }
}
