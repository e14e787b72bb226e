package io.tandem.insights.trend;

import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers a {@link Question} by looking at every event again and again. */
final class TrendOracle {

  private final List<Fact> facts;
  private final ZoneId zone;
  private final Question question;

  TrendOracle(List<Fact> facts, ZoneId zone, Question question) {
    this.facts = facts;
    this.zone = zone;
    this.question = question;
  }

  /** Starts of the buckets. */
  List<LocalDate> buckets() {
    Set<LocalDate> buckets = new LinkedHashSet<>();
    for (LocalDate day = question.from(); !day.isAfter(question.to()); day = day.plusDays(1)) {
      buckets.add(bucket(day));
    }
    return List.copyOf(buckets);
  }

  /** The values of each line: index of the series and breakdown values to numbers. */
  Map<List<@Nullable Object>, List<@Nullable Double>> lines() {
    Map<List<@Nullable Object>, List<@Nullable Double>> lines = new LinkedHashMap<>();
    for (int index = 0; index < question.series().size(); index++) {
      Question.Line line = question.series().get(index);
      Map<List<@Nullable String>, List<Fact>> groups = groups(index);
      if (question.breakdown().isEmpty()) {
        groups.putIfAbsent(List.of(), List.of());
      }
      for (Map.Entry<List<@Nullable String>, List<Fact>> group : groups.entrySet()) {
        List<@Nullable Object> key = new ArrayList<>();
        key.add(index);
        key.addAll(group.getKey());
        List<@Nullable Double> values = new ArrayList<>();
        for (LocalDate bucket : buckets()) {
          values.add(measure(line, inBucket(group.getValue(), bucket)));
        }
        lines.put(key, values);
      }
    }
    return lines;
  }

  /** The people of one cell. */
  Set<Somebody> people(int index, List<@Nullable String> breakdown, LocalDate bucket) {
    Set<Somebody> people = new HashSet<>();
    inBucket(groups(index).getOrDefault(breakdown, List.of()), bucket)
        .forEach(fact -> people.add(fact.person()));
    return people;
  }

  private Map<List<@Nullable String>, List<Fact>> groups(int index) {
    Question.Line line = question.series().get(index);
    List<Fact> hits = facts.stream().filter(fact -> hit(line, fact)).toList();
    List<Set<@Nullable String>> kept = new ArrayList<>();
    question.breakdown().forEach(split -> kept.add(kept(line, split, hits)));
    Map<List<@Nullable String>, List<Fact>> groups = new HashMap<>();
    for (Fact hit : hits) {
      List<@Nullable String> key = new ArrayList<>();
      for (int i = 0; i < kept.size(); i++) {
        String value = question.breakdown().get(i).value(hit);
        key.add(kept.get(i).contains(value) ? value : "$other");
      }
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(hit);
    }
    return groups;
  }

  private Set<@Nullable String> kept(Question.Line line, Question.Split split, List<Fact> hits) {
    Map<@Nullable String, List<Fact>> byValue = new HashMap<>();
    for (Fact hit : hits) {
      byValue.computeIfAbsent(split.value(hit), k -> new ArrayList<>()).add(hit);
    }
    byValue.remove("$other");
    List<@Nullable String> order = new ArrayList<>(byValue.keySet());
    order.sort(
        Comparator.comparingDouble((String value) -> -weight(line, byValue.get(value)))
            .thenComparing(Comparator.nullsLast(Comparator.naturalOrder())));
    return new HashSet<>(order.subList(0, Math.min(split.limit(), order.size())));
  }

  private static double weight(Question.Line line, List<Fact> facts) {
    Double weight =
        switch (line.measure()) {
          case "people", "sum" -> measure(line, facts);
          default -> (double) facts.size();
        };
    return weight == null ? 0 : weight;
  }

  private boolean hit(Question.Line line, Fact fact) {
    LocalDate day = fact.day(zone);
    if (day.isBefore(question.from()) || day.isAfter(question.to())) {
      return false;
    }
    if (!line.event().equals("*") && !line.event().equals(fact.event())) {
      return false;
    }
    return line.where().stream().allMatch(condition -> condition.holds(fact))
        && question.where().stream().allMatch(condition -> condition.holds(fact));
  }

  private List<Fact> inBucket(List<Fact> facts, LocalDate bucket) {
    return facts.stream().filter(fact -> bucket(fact.day(zone)).equals(bucket)).toList();
  }

  private LocalDate bucket(LocalDate day) {
    return switch (question.interval()) {
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "month" -> day.withDayOfMonth(1);
      default -> day;
    };
  }

  private static @Nullable Double measure(Question.Line line, List<Fact> facts) {
    List<Double> numbers = new ArrayList<>();
    Set<Somebody> people = new HashSet<>();
    for (Fact fact : facts) {
      people.add(fact.person());
      Double number = fact.number("amount");
      if (number != null) {
        numbers.add(number);
      }
    }
    numbers.sort(Comparator.naturalOrder());
    double sum = numbers.stream().mapToDouble(number -> number).sum();
    return switch (line.measure()) {
      case "events" -> (double) facts.size();
      case "people" -> (double) people.size();
      case "sum" -> sum;
      case "avg" -> numbers.isEmpty() ? null : Double.valueOf(sum / numbers.size());
      case "min" -> numbers.isEmpty() ? null : numbers.getFirst();
      case "max" -> numbers.isEmpty() ? null : numbers.getLast();
      default -> quantile(numbers, Integer.parseInt(line.measure().substring(1)) / 100.0);
    };
  }

  /** Linear between closest ranks. */
  private static @Nullable Double quantile(List<Double> sorted, double q) {
    if (sorted.isEmpty()) {
      return null;
    }
    double place = q * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    double low = sorted.get(below);
    double high = sorted.get(Math.min(below + 1, sorted.size() - 1));
    return low + (high - low) * (place - below);
  }
}
