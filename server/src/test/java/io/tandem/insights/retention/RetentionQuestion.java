package io.tandem.insights.retention;

import io.tandem.support.Condition;
import io.tandem.support.Histories;
import io.tandem.support.History;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A retention to ask for, made up at random but always answerable. */
record RetentionQuestion(
    LocalDate from,
    LocalDate to,
    Pick start,
    Pick back,
    String interval,
    String mode,
    boolean orAfter,
    boolean rolling,
    @Nullable List<List<Integer>> brackets,
    int periods,
    int minimum,
    @Nullable String breakdown,
    int limit,
    List<Condition> where) {

  /** Picks events. */
  record Pick(String event, List<Condition> where) {

    private Map<String, Object> json() {
      return Map.of("event", event, "where", where.stream().map(Condition::json).toList());
    }
  }

  static RetentionQuestion random(Random random, History history) {
    LocalDate from = history.first().plusDays(random.nextInt(10));
    LocalDate to = history.last().minusDays(random.nextInt(6));
    String interval = pick(random, List.of("hour", "day", "day", "week", "month"));
    LocalDate first = interval.equals("hour") ? to.minusDays(random.nextInt(2)) : from;
    return new RetentionQuestion(
        first.isAfter(to) ? to : first,
        to,
        pick(random),
        pick(random),
        interval,
        pick(random, List.of("first", "firstEver", "recurring")),
        random.nextInt(3) == 0,
        !interval.equals("month") && random.nextInt(3) == 0,
        random.nextInt(4) == 0 ? List.of(List.of(1, 1), List.of(2, 4), List.of(3, 9)) : null,
        2 + random.nextInt(8),
        random.nextInt(4) == 0 ? 2 : 1,
        random.nextInt(3) == 0 ? pick(random, Histories.TEXTS) : null,
        1 + random.nextInt(3),
        conditions(random));
  }

  private static Pick pick(Random random) {
    String event = random.nextInt(3) == 0 ? "*" : pick(random, Histories.EVENTS);
    return new Pick(event, conditions(random));
  }

  private static List<Condition> conditions(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> List.of(Condition.of("country", "eq", "France"));
      case 1 -> List.of(Condition.of("country", "ne", "中国"));
      case 2 -> List.of(Condition.of("person.plan", "ne", "pro"));
      default -> List.of();
    };
  }

  /** The cells behind cell 0, first and last interval of each. */
  List<List<Integer>> cells() {
    return brackets != null
        ? brackets
        : java.util.stream.IntStream.range(1, periods).mapToObj(n -> List.of(n, n)).toList();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "retention");
    json.put("from", from.toString());
    json.put("to", to.toString());
    json.put("start", start.json());
    json.put("return", back.json());
    json.put("interval", interval);
    json.put("mode", mode);
    json.put("counting", orAfter ? "onOrAfter" : "on");
    json.put("timeWindow", rolling ? "rolling24h" : "calendar");
    json.put("minimumOccurrences", minimum);
    json.put("where", where.stream().map(Condition::json).toList());
    if (brackets == null) {
      json.put("periods", periods);
    } else {
      json.put(
          "brackets",
          brackets.stream().map(one -> Map.of("from", one.get(0), "to", one.get(1))).toList());
    }
    if (breakdown != null) {
      json.put("breakdown", List.of(Map.of("property", breakdown, "limit", limit)));
    }
    return json;
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
