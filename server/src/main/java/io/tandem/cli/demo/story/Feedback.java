package io.tandem.cli.demo.story;

import java.util.List;
import java.util.Map;

/**
 * Complaints and ratings. Planted: complainants of 2,000 active people on days 50 to 54: 18, 16,
 * 18, 20, 18, and 10 on day 60; the AI homework review, launched on day 44, has 8 bad reviews of 49
 * over the 7 days to day 46, 9 of 60 to day 47 and 12 of 72 to day 48.
 */
final class Feedback implements Chapter {

  private static final Map<Integer, Integer> COMPLAINTS =
      Map.ofEntries(
          Map.entry(50, 18),
          Map.entry(51, 16),
          Map.entry(52, 18),
          Map.entry(53, 20),
          Map.entry(54, 18),
          Map.entry(55, 15),
          Map.entry(56, 14),
          Map.entry(57, 14),
          Map.entry(58, 12),
          Map.entry(59, 11),
          Map.entry(60, 10));

  // Reviews and the bad ones (rated 1 or 2) among them, from day 44 on.
  private static final int[][] REVIEWS = {{15, 2}, {16, 3}, {18, 3}, {11, 1}, {12, 3}, {4, 1}};

  private final TaskPage page;

  /**
   * @param page of daily tasks, told before this
   */
  Feedback(TaskPage page) {
    this.page = page;
  }

  @Override
  public void tell(DayBook book) {
    complaints(book);
    if (book.day() >= 44) {
      homework(book);
    }
    if (book.day() >= 50) {
      dailyTasks(book);
    }
  }

  /** Complainants of a day. */
  static int complainants(int day, int active) {
    return COMPLAINTS.getOrDefault(day, active * (45 + Math.floorMod(day, 4) * 5) / 10_000);
  }

  private static void complaints(DayBook book) {
    Dice dice = book.dice("complaints");
    String topic = book.day() >= 50 ? "任务太重" : "卡顿";
    for (Learner learner :
        dice.some(book.active(), complainants(book.day(), book.active().size()))) {
      book.after(
          learner, 1_800, "complaint", "topic", dice.chance(0.7) ? topic : "其他", "source", "工单");
    }
  }

  private static void homework(DayBook book) {
    Dice dice = book.dice("homework");
    boolean paused = book.day() >= 49;
    int[] reviews = paused ? new int[] {3, 0} : REVIEWS[book.day() - 44];
    if (book.day() == 49) {
      reviews = REVIEWS[5];
    }
    List<Learner> submitting = dice.some(book.active(), paused ? 25 : 90);
    for (int i = 0; i < submitting.size(); i++) {
      Learner learner = submitting.get(i);
      book.after(learner, 1_300, "homework_submitted", "subject", "作文");
      if (i < reviews[0]) {
        int rating = i < reviews[1] ? dice.between(1, 2) : dice.between(3, 5);
        book.after(learner, 1_700, "ai_review_rated", "rating", rating);
      }
    }
  }

  private void dailyTasks(DayBook book) {
    Dice dice = book.dice("daily-tasks");
    int tasks = book.day() < 55 ? 5 : 3;
    for (Learner learner : book.active()) {
      if (dice.chance(page.finishing(learner, book.day()))) {
        book.after(learner, 600, "daily_tasks_done", "tasks", tasks);
      }
    }
  }
}
