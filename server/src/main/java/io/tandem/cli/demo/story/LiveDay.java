package io.tandem.cli.demo.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A day after the story: 1,900 of those who are still around and 150 who sign up, more of them in
 * the evening than in the morning and nobody at night. Nothing is planted; shares are those of the
 * story's last week.
 */
final class LiveDay {

  static final int RETURNING = 1_900;
  static final int NEW = 150;

  /** Visits of an hour relative to others, from midnight on. */
  private static final int[] HOURS = {
    0, 0, 0, 0, 0, 0, 0, 30, 45, 50, 55, 60, 75, 60, 50, 50, 55, 65, 85, 105, 120, 110, 70, 0
  };

  private final int day;
  private final List<Learner> newcomers = new ArrayList<>();
  private final DayBook book;

  LiveDay(int day, long seed, List<Learner> around) {
    this.day = day;
    Dice dice = new Dice(seed, "live", day);
    List<Learner> active = dice.some(around, RETURNING);
    int number = Population.LAST_NUMBER + (day - Days.LAST - 1) * NEW;
    for (int i = 1; i <= NEW; i++) {
      newcomers.add(Population.newcomer(number + i, day, dice, null));
    }
    active.addAll(newcomers);
    Map<Learner, Integer> openings = new HashMap<>();
    active.forEach(learner -> openings.put(learner, opening(dice)));
    this.book = new DayBook(day, seed, active, learner -> openings.getOrDefault(learner, 0));
  }

  /** A second of the day, likelier in busy hours. */
  private static int opening(Dice dice) {
    int all = 0;
    for (int hour : HOURS) {
      all += hour;
    }
    int left = dice.between(0, all - 1);
    int hour = 0;
    while (left >= HOURS[hour]) {
      left -= HOURS[hour];
      hour++;
    }
    return Days.clock(hour, 0) + dice.between(0, 3_599);
  }

  /**
   * In the order they happen.
   *
   * @param page whose trials go on
   */
  List<DemoEvent> events(Community community, TaskPage page) {
    newcomers.forEach(learner -> SignUps.signUp(book, learner));
    newcomers.forEach(this::quest);
    List<Chapter> chapters =
        List.of(
            community,
            new Lessons(community::has),
            new Advertisements(community::has),
            new Releases(community::has),
            page,
            new Feedback(page));
    chapters.forEach(chapter -> chapter.tell(book));
    Dice dice = book.dice("live-visits");
    book.active().forEach(learner -> visit(learner, dice));
    return book.events();
  }

  private void quest(Learner learner) {
    String date = Days.date(day).toString();
    book.after(learner, 10, "quest_offered", "sign_up_date", date);
    book.after(learner, 70, "quest_task_done", "task", Onboarding.TASKS.getFirst());
    if (learner.number() % 5 < 2) {
      book.after(learner, 905, "quest_completed", "sign_up_date", date);
    }
  }

  private void visit(Learner learner, Dice dice) {
    if (dice.chance(0.55)) {
      book.after(learner, 15, "playback_entry_shown", "place", "课程页");
      if (dice.chance(0.2)) {
        int tenths = dice.between(60, 240);
        book.after(learner, 300, "playback_open", "lesson", "直播课回放");
        book.after(learner, 300 + tenths * 6, "playback_finish", "minutes", tenths / 10.0);
      }
    }
    int streak = learner.daysSinceSignUp(day) + 1;
    if ((streak <= 7 || learner.number() % 4 == 1) && dice.chance(0.8)) {
      book.after(learner, 75, "check_in", "streak", streak);
    }
    if (dice.chance(0.05)) {
      book.after(learner, 1_000, "purchase", "amount", 39.9, "currency", "CNY");
    }
  }
}
