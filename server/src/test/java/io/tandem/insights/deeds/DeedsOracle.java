package io.tandem.insights.deeds;

import io.tandem.support.Histories;
import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Answers of the analyses by plain loops. Sign-up is {@code join}, payment {@code pay}. */
record DeedsOracle(List<Fact> facts, ZoneId zone, LocalDate from, LocalDate to) {

  Set<Somebody> everybody() {
    Set<Somebody> all = new LinkedHashSet<>();
    facts.forEach(fact -> all.add(fact.person()));
    return all;
  }

  private List<Fact> of(Somebody person, Predicate<Fact> which) {
    return facts.stream().filter(fact -> fact.person() == person && which.test(fact)).toList();
  }

  static Predicate<Fact> event(String name) {
    return fact -> fact.event().equals(name);
  }

  static Predicate<Fact> active() {
    return fact -> !fact.event().startsWith("$");
  }

  boolean within(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  Predicate<Fact> inside() {
    return fact -> within(fact.day(zone));
  }

  Set<Somebody> who(Predicate<Fact> which) {
    Set<Somebody> found = new HashSet<>();
    facts.stream().filter(which).forEach(fact -> found.add(fact.person()));
    return found;
  }

  /** First day of an event, of those for whom it lies within the dates. */
  Map<Somebody, LocalDate> starts(String event) {
    Map<Somebody, LocalDate> starts = new java.util.HashMap<>();
    for (Somebody person : everybody()) {
      of(person, event(event)).stream()
          .map(fact -> fact.day(zone))
          .min(LocalDate::compareTo)
          .filter(this::within)
          .ifPresent(day -> starts.put(person, day));
    }
    return starts;
  }

  /** Days from sign-up to being lost, with how many people; -1 for those who are not. */
  Map<Integer, Long> churn(int horizon, int inactive) {
    Map<Integer, Long> lost = new TreeMap<>();
    starts("join")
        .forEach((person, began) -> {
          TreeSet<LocalDate> days = new TreeSet<>(Set.of(began));
          LocalDate end = began.plusDays(horizon + inactive);
          for (Fact fact : of(person, active())) {
            LocalDate day = fact.day(zone);
            if (day.isAfter(began) && day.isBefore(end)) {
              days.add(day);
            }
          }
          int stayed = -1;
          for (LocalDate day : days) {
            LocalDate next = days.higher(day) == null ? end : days.higher(day);
            long offset = ChronoUnit.DAYS.between(began, day);
            boolean gone = ChronoUnit.DAYS.between(day, next) - 1 >= inactive && offset < horizon;
            if (gone && stayed < 0) {
              stayed = (int) offset;
            }
          }
          lost.merge(stayed, 1L, Long::sum);
        });
    return lost;
  }

  /** People active so many days after they began. */
  long activeOn(Set<Somebody> people, Map<Somebody, LocalDate> began, int day) {
    return people.stream()
        .filter(person ->
            of(person, active()).stream()
                .anyMatch(fact -> fact.day(zone).equals(began.get(person).plusDays(day))))
        .count();
  }

  /** Paid, or given, by those who began in a bucket, at an age. */
  double money(Map<Somebody, LocalDate> began, LocalDate start, LocalDate end, int... age) {
    double sum = 0;
    for (Map.Entry<Somebody, LocalDate> one : began.entrySet()) {
      if (!one.getValue().isBefore(start) && one.getValue().isBefore(end)) {
        for (Fact fact : of(one.getKey(), event("pay"))) {
          long days = ChronoUnit.DAYS.between(one.getValue(), fact.day(zone));
          Double amount = fact.number(Histories.NUMBER);
          if (days >= 0 && days / age[1] == age[0] && amount != null) {
            sum += amount;
          }
        }
      }
    }
    return sum;
  }

  /** What people paid within the dates. */
  double paid(Set<Somebody> people) {
    return facts.stream()
        .filter(inside().and(event("pay")))
        .filter(fact -> people.contains(fact.person()))
        .map(fact -> fact.number(Histories.NUMBER))
        .filter(java.util.Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  /** Those who signed up and were on a page within 24 hours of the first time. */
  Set<Somebody> brought(Map<Somebody, LocalDate> began, String page) {
    Set<Somebody> brought = new HashSet<>();
    for (Somebody person : began.keySet()) {
      long first =
          of(person, event("join")).stream()
              .mapToLong(fact -> fact.time().toEpochMilli())
              .min()
              .orElseThrow();
      boolean near =
          of(person, event("view")).stream()
              .filter(fact -> page.equals(fact.text("page")))
              .anyMatch(fact -> Math.abs(fact.time().toEpochMilli() - first) <= 86_400_000L);
      if (near) {
        brought.add(person);
      }
    }
    return brought;
  }

  /** Channels of first sign-ups by the property {@code country}: earliest event that has one. */
  List<String> channels(Map<Somebody, LocalDate> began) {
    List<String> channels = new ArrayList<>();
    for (Somebody person : began.keySet()) {
      channels.add(
          of(person, event("join")).stream()
              .filter(fact -> fact.text("country") != null)
              .filter(fact -> !fact.day(zone).isAfter(to))
              .min(
                  java.util.Comparator.comparing(Fact::time)
                      .thenComparing(fact -> String.valueOf(fact.text("country"))))
              .map(fact -> String.valueOf(fact.text("country")))
              .orElse("null"));
    }
    return channels;
  }
}
