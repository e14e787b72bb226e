package io.tandem.cli.demo.story;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Sign-ups and what they cost. Planted: acquisition cost 58 a sign-up, on days 38 to 44 128,100 for
 * 3,050 sign-ups (42 each): 58 for those who came by themselves, 33.60 for the bargain's.
 */
final class SignUps implements Chapter {

  private final Population population;

  SignUps(Population population) {
    this.population = population;
  }

  @Override
  public void tell(DayBook book) {
    population.cohort(book.day()).forEach(learner -> signUp(book, learner));
  }

  /** Somebody comes, perhaps looks around first, and signs up. */
  static void signUp(DayBook book, Learner learner) {
    boolean visited = learner.number() % 4 == 0 && !learner.viaSegment();
    if (visited) {
      book.anonymously(learner, -180, "landing_viewed", "page", "首页");
    }
    book.identify(learner, -60, visited, person(learner, book.day()));
    book.after(
        learner,
        -50,
        "sign_up",
        "channel",
        learner.traits().channel(),
        "device",
        learner.traits().device(),
        "acquisition_cost",
        learner.bargain() ? 33.6 : 58);
  }

  private static Map<String, Object> person(Learner learner, int day) {
    Map<String, Object> person = new LinkedHashMap<>();
    String number = String.format(Locale.ROOT, "%05d", learner.number());
    person.put("name", "学员" + number);
    person.put("email", "learner" + number + "@example.com");
    person.put("age", learner.traits().age());
    person.put("city", learner.traits().city());
    person.put("device", learner.traits().device());
    person.put("channel", learner.traits().channel());
    person.put("sign_up_date", Days.date(day).toString());
    person.put("sign_up_month", Days.date(day).toString().substring(0, 7));
    return person;
  }
}
