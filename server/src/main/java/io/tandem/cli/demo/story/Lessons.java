package io.tandem.cli.demo.story;

import java.util.List;

/**
 * The everyday: opening the app, lessons. Every active person opens the app once a day, so that
 * active people are exactly the planned ones. Planted: whoever has the interest community takes a
 * second lesson on 50 % of the days, others on 35 %.
 */
final class Lessons implements Chapter {

  private static final List<String> LESSONS =
      List.of(
          "一次函数入门", "英语日常会话", "书法基础", "手机摄影", "健康饮食", "太极拳二十四式", "古诗词赏析", "数据分析初步", "理财常识", "国画山水");

  private static final double FIRST = 0.85;
  private static final double SECOND = 0.35;
  private static final double SECOND_WITH_COMMUNITY = 0.5;

  private final Community.Members members;

  Lessons(Community.Members members) {
    this.members = members;
  }

  /** Lessons on a visit, on average. */
  static double each(boolean member) {
    return FIRST + (member ? SECOND_WITH_COMMUNITY : SECOND);
  }

  @Override
  public void tell(DayBook book) {
    Dice dice = book.dice("lessons");
    for (Learner learner : book.active()) {
      book.after(
          learner,
          0,
          Story.OPEN,
          "device",
          learner.traits().device(),
          "days_since_sign_up",
          learner.daysSinceSignUp(book.day()));
      if (dice.chance(FIRST)) {
        lesson(book, learner, dice, 90);
      }
      boolean more = members.has(learner, book.day());
      if (book.day() >= 1 && dice.chance(more ? SECOND_WITH_COMMUNITY : SECOND)) {
        lesson(book, learner, dice, 2_400);
      }
    }
  }

  private static void lesson(DayBook book, Learner learner, Dice dice, int start) {
    String lesson = dice.one(LESSONS);
    book.after(learner, start, "lesson_start", "lesson", lesson);
    if (dice.chance(0.7)) {
      int minutes = dice.between(8, 35);
      book.after(
          learner, start + minutes * 60, "lesson_finish", "lesson", lesson, "minutes", minutes);
    }
  }
}
