package io.tandem.cli.demo.story;

import java.util.List;

/**
 * The onboarding quest and the 7-day check-in. Days 10 to 27: a factorial experiment under gray
 * release (10 % of sign-ups for two days, 50 % for two, then all), 2,280 enrolled: the flag deals
 * them out, with a salt under which it comes to just these. From day 28 on everybody who signs up
 * by themselves gets both. Planted: within its window of 3 days the quest is finished by 52 of the
 * 150 sign-ups of day 35 and by 54 of day 36.
 */
public final class Onboarding implements Chapter {

  /** The flag that deals newcomers out. */
  public static final String FLAG = "onboarding";

  /** What the flag's dealing is made of; another one would enrol some more or some fewer. */
  public static final String SALT = "onboarding-281";

  /** First and last day of the experiment. */
  public static final int FIRST_DAY = 10;

  public static final int LAST_DAY = 27;

  /** Who takes part in it. */
  public static final int ENROLLED = 2_280;

  static final int WINDOW = 3;

  static final List<String> TASKS = List.of("完善资料", "看完第一课", "加入学习小组");

  private final Population population;

  Onboarding(Population population) {
    this.population = population;
  }

  /** At how many percent the gray release is on a day; 0 before and after the experiment. */
  public static int percent(int day) {
    if (day < FIRST_DAY || day > LAST_DAY) {
      return 0;
    }
    return day < 12 ? 10 : day < 14 ? 50 : 100;
  }

  /** True when a learner is offered the quest at sign-up. */
  static boolean offered(Learner learner) {
    Arm arm = learner.arm();
    return arm != null ? arm.quest() : learner.signUpDay() >= 28 && !learner.bargain();
  }

  /** How many of a day's offered sign-ups finish the quest in time. */
  static int finishers(int day, int offered) {
    return switch (day) {
      case 35 -> 52;
      case 36 -> 54;
      default -> day < 35 ? offered * (28 + day % 5) / 100 : offered * (37 + day % 4) / 100;
    };
  }

  /** Decides who of a day's sign-ups finishes the quest, and on which day of the window. */
  static void decide(int day, List<Learner> cohort, Dice dice) {
    List<Learner> offered = cohort.stream().filter(Onboarding::offered).toList();
    for (Learner learner : dice.some(offered, finishers(day, offered.size()))) {
      int finish = day + (dice.chance(0.6) ? 0 : dice.between(1, WINDOW - 1));
      learner.finishQuestOn(finish <= learner.lastDay() && finish <= Days.LAST ? finish : day);
    }
  }

  @Override
  public void tell(DayBook book) {
    for (Learner learner : population.cohort(book.day())) {
      offer(book, learner);
    }
    Dice dice = book.dice("check-in");
    for (Learner learner : book.active()) {
      if (learner.finishesQuestOn(book.day())) {
        finish(book, learner);
      }
      if (checksIn(learner, book.day(), dice)) {
        book.after(learner, 75, "check_in", "streak", learner.daysSinceSignUp(book.day()) + 1);
      }
    }
  }

  private static void offer(DayBook book, Learner learner) {
    Arm arm = learner.arm();
    if (arm != null) {
      book.exposed(learner, 5, FLAG, arm.key());
    }
    if (offered(learner)) {
      book.after(learner, 10, "quest_offered", "sign_up_date", Days.date(book.day()).toString());
      book.after(learner, 70, "quest_task_done", "task", TASKS.getFirst());
    }
  }

  private static void finish(DayBook book, Learner learner) {
    book.after(learner, 500, "quest_task_done", "task", TASKS.get(1));
    book.after(learner, 900, "quest_task_done", "task", TASKS.get(2));
    book.after(
        learner, 905, "quest_completed", "sign_up_date", Days.date(learner.signUpDay()).toString());
  }

  private static boolean checksIn(Learner learner, int day, Dice dice) {
    Arm arm = learner.arm();
    boolean sevenDays =
        learner.daysSinceSignUp(day) < 7
            && (arm != null ? arm.checkIn() : learner.signUpDay() >= 28 && !learner.bargain());
    boolean twentyOneDays = day >= 41 && learner.number() % 4 == 1;
    return (sevenDays || twentyOneDays) && dice.chance(0.8);
  }
}
