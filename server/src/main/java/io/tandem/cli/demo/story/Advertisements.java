package io.tandem.cli.demo.story;

import java.util.ArrayList;
import java.util.List;

/**
 * Advertisements on the home page. Planted: one brings 0.50 yuan on average, and 0.46 (-8 %) where
 * the interest community takes some of its place; exactly so on each day in each of the two.
 */
final class Advertisements implements Chapter {

  private static final double CLASSIC = 0.5;
  private static final double COMMUNITY = 0.46;

  private final Community.Members members;

  Advertisements(Community.Members members) {
    this.members = members;
  }

  @Override
  public void tell(DayBook book) {
    if (book.day() < 1) {
      return;
    }
    List<Learner> classic = new ArrayList<>();
    List<Learner> community = new ArrayList<>();
    for (Learner learner : book.active()) {
      if (learner.number() % 3 == 0) {
        (members.has(learner, book.day()) ? community : classic).add(learner);
      }
    }
    Dice dice = book.dice("advertisements");
    show(book, classic, CLASSIC, Community.CLASSIC, dice);
    show(book, community, COMMUNITY, Community.WITH, dice);
  }

  /** In pairs, one as much above the mean as the other below it. */
  private static void show(
      DayBook book, List<Learner> viewers, double mean, String home, Dice dice) {
    for (int i = 0; i < viewers.size(); i += 2) {
      boolean pair = i + 1 < viewers.size();
      double more = pair ? dice.between(0, 40) / 100.0 : 0;
      show(book, viewers.get(i), mean * (1 + more), home);
      if (pair) {
        show(book, viewers.get(i + 1), mean * (1 - more), home);
      }
    }
  }

  private static void show(DayBook book, Learner viewer, double revenue, String home) {
    book.after(viewer, 40, "ad_view", "revenue", Math.round(revenue * 1e4) / 1e4, "home", home);
  }
}
