package io.tandem.insights.trend;

import io.tandem.support.Condition;
import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.Oracle.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A trend to ask for, made up at random but always answerable. */
record Question(
    LocalDate from,
    LocalDate to,
    String interval,
    List<Line> series,
    List<Condition> where,
    List<Split> breakdown) {

  /** Stands for the segment {@code some}, of {@link #INSIDERS}. */
  private static final String SEGMENT = "in segment";

  /** Ids of those in the segment. */
  static final List<String> INSIDERS = List.of("user0", "user3", "device1", "device4");

  private static final List<String> MEASURES =
      List.of("events", "people", "sum", "avg", "min", "max", "p50", "p90", "p99");

  /** One series. */
  record Line(String event, String measure, List<Condition> where) {

    boolean numeric() {
      return !measure.equals("events") && !measure.equals("people");
    }

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("event", event);
      json.put("measure", measure);
      if (numeric()) {
        json.put("property", Histories.NUMBER);
      }
      json.put("where", where.stream().map(Condition::json).toList());
      return json;
    }
  }

  /** One breakdown; by a segment when the property is {@link #SEGMENT}. */
  record Split(String property, int limit) {

    @Nullable String value(Fact fact) {
      return property.equals(SEGMENT)
          ? fact.person().ids().stream().anyMatch(INSIDERS::contains) ? "in" : "out"
          : fact.text(property);
    }

    private Map<String, Object> json() {
      return Map.of(property.equals(SEGMENT) ? "segment" : "property", name(), "limit", limit);
    }

    private String name() {
      return property.equals(SEGMENT) ? "some" : property;
    }
  }

  static Question random(Random random, History history) {
    LocalDate from = history.first().plusDays(random.nextInt(8));
    LocalDate to = history.last().minusDays(random.nextInt(8));
    List<Line> series = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String event = random.nextInt(3) == 0 ? "*" : pick(random, Histories.EVENTS);
      series.add(new Line(event, pick(random, MEASURES), conditions(random, 3)));
    }
    List<Split> breakdown = new ArrayList<>();
    for (int i = Math.max(0, random.nextInt(6) - 2); i > 0; i--) {
      String by = random.nextInt(3) == 0 ? SEGMENT : pick(random, Histories.TEXTS);
      breakdown.add(new Split(by, 1 + random.nextInt(4)));
    }
    return new Question(
        from.isAfter(to) ? to : from,
        to,
        pick(random, List.of("day", "week", "month")),
        series,
        conditions(random, 4),
        breakdown);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "trend");
    json.put("from", from.toString());
    json.put("to", to.toString());
    json.put("interval", interval);
    json.put("series", series.stream().map(Line::json).toList());
    json.put("where", where.stream().map(Condition::json).toList());
    json.put("breakdown", breakdown.stream().map(Split::json).toList());
    return json;
  }

  private static List<Condition> conditions(Random random, int rarity) {
    if (random.nextInt(rarity) > 0) {
      return List.of();
    }
    return switch (random.nextInt(9)) {
      case 0 -> List.of(Condition.of("country", "eq", "France"));
      case 1 -> List.of(Condition.of("country", "ne", "中国"));
      case 2 -> List.of(new Condition("country", "in", List.of("7", "Peru")));
      case 3 -> List.of(Condition.of(Histories.NUMBER, "gt", "100"));
      case 4 -> List.of(Condition.of(Histories.NUMBER, "lte", "12.50"));
      case 5 -> List.of(Condition.of("page", "contains", "A"));
      case 6 -> List.of(Condition.of("page", "matches", "^/[a-c]"));
      case 7 -> List.of(Condition.of("person.plan", pick(random, List.of("eq", "ne")), "pro"));
      default -> List.of(new Condition(pick(random, Histories.TEXTS), "exists", List.of()));
    };
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
