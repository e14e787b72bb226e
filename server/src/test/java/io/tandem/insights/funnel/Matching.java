package io.tandem.insights.funnel;

import io.tandem.insights.funnel.FunnelQuestion.Step;
import io.tandem.support.Oracle.Fact;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which events match what a funnel asks for, and in which order they are taken. */
record Matching(FunnelQuestion question, ZoneId zone) {

  int steps() {
    return question.steps().size();
  }

  boolean startsOn(Fact fact, LocalDate from, LocalDate to) {
    LocalDate day = fact.day(zone);
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean makes(Fact fact, int step) {
    Step asked = question.steps().get(step - 1);
    return (asked.event().equals("*") || asked.event().equals(fact.event()))
        && asked.where().stream().allMatch(condition -> condition.holds(fact));
  }

  boolean spoils(Fact fact, int step) {
    return question.exclusions().stream()
        .anyMatch(
            one -> one.event().equals(fact.event()) && one.after() < step && step <= one.before());
  }

  boolean inTime(Way way, Fact fact) {
    return fact.time().toEpochMilli() - way.start() <= question.windowMillis();
  }

  /** Orders events of one moment: by the steps, then the exclusions they match. */
  long key(Fact fact) {
    long key = 0;
    for (int step = 1; step <= steps(); step++) {
      key += makes(fact, step) ? 1L << (step - 1) : 0;
      key += spoils(fact, step) ? 1L << (19 + step) : 0;
    }
    return key;
  }

  /** Of equal events of one moment the first by value counts. */
  private String value(Fact fact) {
    String text = question.breakdown() == null ? null : fact.text(question.breakdown());
    return text == null ? "\uffff" : text;
  }

  List<List<Fact>> moments(List<Fact> group) {
    Map<Long, List<Fact>> moments = new TreeMap<>();
    for (Fact fact : group) {
      moments.computeIfAbsent(fact.time().toEpochMilli(), k -> new ArrayList<>()).add(fact);
    }
    Comparator<Fact> order = Comparator.comparingLong(this::key);
    moments.values().forEach(moment -> moment.sort(order.thenComparing(this::value)));
    return List.copyOf(moments.values());
  }

  boolean alike(List<Fact> moment) {
    return moment.stream().mapToLong(this::key).distinct().count() == 1;
  }

  static boolean isIn(Iterable<Fact> facts, Fact fact) {
    for (Fact one : facts) {
      if (one == fact) {
        return true;
      }
    }
    return false;
  }
}
