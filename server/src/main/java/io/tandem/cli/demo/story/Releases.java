package io.tandem.cli.demo.story;

import java.util.List;

/**
 * Two releases: the interest community 兴趣社区 on day 16, and the progress view 学习进度, in gray release
 * from day 26 on. Planted: on days 30, 31 and 32 583, 600 and 618 of 1,500 active people use the
 * progress view (38.9 %, 40.0 %, 41.2 %); the badge campaign goes live on day 33.
 */
final class Releases implements Chapter {

  private final Community.Members members;

  Releases(Community.Members members) {
    this.members = members;
  }

  @Override
  public void tell(DayBook book) {
    if (book.day() >= 16) {
      community(book);
    }
    if (book.day() >= 26) {
      Dice dice = book.dice("progress");
      List<Learner> viewers = dice.some(book.active(), viewers(book.day(), book.active().size()));
      viewers.forEach(learner -> book.after(learner, 25, "progress_view", "tab", "学习进度"));
      if (book.day() >= 33) {
        badges(book, viewers, dice);
      }
    }
  }

  /** People who look at their progress on a day. */
  static int viewers(int day, int active) {
    return switch (day) {
      case 26 -> active * 12 / 100;
      case 27 -> active * 22 / 100;
      case 28 -> active * 31 / 100;
      case 29 -> active * 36 / 100;
      case 30 -> 583;
      case 31 -> 600;
      case 32 -> 618;
      default -> active * (42 + day % 4) / 100;
    };
  }

  private static void badges(DayBook book, List<Learner> viewers, Dice dice) {
    for (Learner learner : viewers) {
      book.after(learner, 26, "badge_shown", "badge", "坚持学习");
      if (dice.chance(0.45)) {
        book.after(learner, 1_500, "badge_earned", "badge", "坚持学习");
      }
    }
  }

  /** Until the review only half of the people have it, and open it twice as often. */
  private void community(DayBook book) {
    Dice dice = book.dice("community");
    double share = Math.min(0.25, 0.08 + (book.day() - 16) * 0.006);
    double often = book.day() > Community.LAST_DAY ? share : 2 * share;
    for (Learner learner : book.active()) {
      if (members.has(learner, book.day()) && dice.chance(often)) {
        book.after(learner, 1_000, "community_open", "group", dice.chance(0.5) ? "摄影" : "书法");
        if (dice.chance(0.2)) {
          book.after(learner, 1_200, "community_post");
        }
      }
    }
  }
}
