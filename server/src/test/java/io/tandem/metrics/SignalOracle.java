package io.tandem.metrics;

import io.tandem.shared.Interval;
import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The metrics of {@link SignalsOracleIT} by plain loops over what happened. It knows the
 * definitions of that test's project by heart and shares no code with the room.
 */
final class SignalOracle {

  static final List<String> ACTIVE = List.of("open", "view", "pay");

  /** Above and below the line; below is NaN where there is no line. */
  record Numbers(double above, double below) {}

  private final List<Fact> facts;
  private final ZoneId zone;

  SignalOracle(List<Fact> facts, ZoneId zone) {
    this.facts = facts;
    this.zone = zone;
  }

  /** What a key's bucket must be. */
  Numbers numbers(SignalKey key, LocalDate start) {
    LocalDate end = next(key.interval(), start);
    LocalDate from = start;
    for (int i = 1; i < (key.window() == null ? 1 : key.window()); i++) {
      from = key.interval() == Interval.WEEK ? from.minusDays(7) : from.minusDays(1);
    }
    if (key.metric().equals("bad_review_rate") && key.window() == null) {
      from = start.minusDays(6);
    }
    List<Fact> inside = between(from, end);
    return switch (key.metric()) {
      case "active_people" -> only(people(inside, event(ACTIVE)).size());
      case "feature_people" -> only(people(inside, event("view")).size());
      case "penetration" -> among(inside, event("view"), event(ACTIVE));
      case "usage" -> among(inside, event("view"), event("open"));
      case "complaint_rate" ->
          new Numbers(
              people(inside, event("complain")).size(), people(inside, event(ACTIVE)).size());
      case "bad_review_rate" -> new Numbers(reviews(inside, 2), reviews(inside, 5));
      case "onboarding_completion" -> onboarding(inside);
      case "day_2_retention" -> cohort(inside, "join", 2, 2, ACTIVE);
      case "course_completion" -> cohort(inside, "open", 0, 3, List.of("complain"));
      case "revenue" -> only(sum(inside));
      case "arpu" -> new Numbers(sum(inside), people(inside, fact -> true).size());
      default -> throw new AssertionError(key.metric());
    };
  }

  private static LocalDate next(Interval interval, LocalDate start) {
    return interval == Interval.WEEK ? start.plusDays(7) : start.plusDays(1);
  }

  private static Numbers only(double above) {
    return new Numbers(above, Double.NaN);
  }

  private List<Fact> between(LocalDate from, LocalDate end) {
    return facts.stream()
        .filter(fact -> !fact.day(zone).isBefore(from) && fact.day(zone).isBefore(end))
        .toList();
  }

  private static Predicate<Fact> event(String name) {
    return fact -> fact.event().equals(name);
  }

  private static Predicate<Fact> event(List<String> names) {
    return fact -> names.contains(fact.event());
  }

  private static Set<Somebody> people(List<Fact> facts, Predicate<Fact> did) {
    Set<Somebody> people = new HashSet<>();
    facts.stream().filter(did).forEach(fact -> people.add(fact.person()));
    return people;
  }

  private static Numbers among(List<Fact> inside, Predicate<Fact> did, Predicate<Fact> all) {
    Set<Somebody> below = people(inside, all);
    Set<Somebody> above = people(inside, did);
    above.retainAll(below);
    return new Numbers(above.size(), below.size());
  }

  private static long reviews(List<Fact> inside, double upTo) {
    return inside.stream()
        .filter(event("pay"))
        .map(fact -> fact.number("amount"))
        .filter(mark -> mark != null && mark <= upTo)
        .count();
  }

  private static double sum(List<Fact> inside) {
    double sum = 0;
    for (Fact fact : inside) {
      Double amount = fact.event().equals("pay") ? fact.number("amount") : null;
      sum += amount == null ? 0 : amount;
    }
    return sum;
  }

  /** First day on which each person did an event among some facts. */
  private Map<Somebody, LocalDate> first(List<Fact> inside, String event) {
    Map<Somebody, LocalDate> first = new HashMap<>();
    for (Fact fact : inside) {
      if (fact.event().equals(event)) {
        LocalDate day = fact.day(zone);
        first.merge(fact.person(), day, (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    return first;
  }

  private boolean did(Somebody person, List<String> events, LocalDate from, LocalDate to) {
    return facts.stream()
        .anyMatch(fact ->
            fact.person() == person
                && events.contains(fact.event())
                && !fact.day(zone).isBefore(from)
                && !fact.day(zone).isAfter(to));
  }

  private Numbers cohort(List<Fact> inside, String start, int from, int to, List<String> then) {
    int done = 0;
    Map<Somebody, LocalDate> cohort = first(inside, start);
    for (Map.Entry<Somebody, LocalDate> one : cohort.entrySet()) {
      LocalDate began = one.getValue();
      done += did(one.getKey(), then, began.plusDays(from), began.plusDays(to)) ? 1 : 0;
    }
    return new Numbers(done, cohort.size());
  }

  /** Joined, saw "view" and did "pay", both on the day of joining or the two days after. */
  private Numbers onboarding(List<Fact> inside) {
    int offered = 0;
    int done = 0;
    for (Map.Entry<Somebody, LocalDate> one : first(inside, "join").entrySet()) {
      LocalDate began = one.getValue();
      if (did(one.getKey(), List.of("view"), began, began.plusDays(2))) {
        offered++;
        done += did(one.getKey(), List.of("pay"), began, began.plusDays(2)) ? 1 : 0;
      }
    }
    return new Numbers(done, offered);
  }

  /** Days a bucket waits for after its end. */
  static int waits(String metric) {
    return switch (metric) {
      case "onboarding_completion", "day_2_retention" -> 2;
      case "course_completion" -> 3;
      default -> 0;
    };
  }
}
