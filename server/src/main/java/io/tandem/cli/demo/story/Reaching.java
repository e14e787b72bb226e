package io.tandem.cli.demo.story;

import java.util.List;

/**
 * What operations does to reach people: reminders of the 21-day check-in with calls from day 41 on,
 * and the bargain 砍价 of days 38 to 44, in which people who are there invite those who come.
 */
final class Reaching implements Chapter {

  private final Population population;

  Reaching(Population population) {
    this.population = population;
  }

  @Override
  public void tell(DayBook book) {
    if (book.day() >= 38 && book.day() <= 44) {
      bargain(book);
    }
    if (book.day() >= 41) {
      Dice dice = book.dice("reminders");
      for (Learner learner : book.active()) {
        if (learner.number() % 4 == 1 && dice.chance(0.9)) {
          String channel = dice.chance(0.1) ? "外呼" : "推送";
          book.after(
              learner, -600, "reminder_delivered", "campaign", "check_in_21", "via", channel);
        }
      }
    }
  }

  private void bargain(DayBook book) {
    Dice dice = book.dice("bargain-invitations");
    List<Learner> known =
        book.active().stream().filter(learner -> learner.signUpDay() < 38).toList();
    List<Learner> inviting = dice.some(known, 160);
    for (Learner learner : known) {
      if (dice.chance(0.6)) {
        book.after(learner, 8, "bargain_shown", "campaign", "bargain");
      }
    }
    inviting.forEach(learner -> book.after(learner, 800, "bargain_started", "prize", "会员月卡"));
    for (Learner brought : population.cohort(book.day(), Learner::bargain)) {
      book.after(brought, 30, "bargain_helped", "campaign", "bargain");
    }
  }
}
