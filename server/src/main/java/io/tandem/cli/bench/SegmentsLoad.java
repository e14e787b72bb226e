package io.tandem.cli.bench;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** People of a learning app over 90 days, and a segment of them by five conditions. */
final class SegmentsLoad {

  private static final String[] NAMES = {
    "lesson_opened", "lesson_finished", "quiz_answered", "playback_started", "search", "pay"
  };
  private static final long DAYS = Duration.ofDays(90).toMillis();

  /** Two on properties, three on behaviour, one of them with a filter and one turned around. */
  static final Map<String, Object> RULE =
      Map.of(
          "type",
          "all",
          "rules",
          List.of(
              Map.of("type", "property", "property", "plan", "op", "eq", "value", List.of("free")),
              Map.of("type", "property", "property", "age", "op", "gte", "value", List.of("18")),
              did("*", List.of(), "at_least", 2, 60),
              did(
                  "quiz_answered",
                  List.of(Map.of("property", "score", "op", "lt", "value", List.of("50"))),
                  "exactly",
                  0,
                  14),
              Map.of("type", "last", "event", "*", "when", Map.of("type", "last", "days", 30))));

  private final int people;
  private final long now;
  private final SplittableRandom random = new SplittableRandom(11);

  SegmentsLoad(int people, Instant now) {
    this.people = people;
    this.now = now.toEpochMilli();
  }

  private static Map<String, Object> did(
      String event, List<Object> where, String bound, int times, int days) {
    return Map.of(
        "type",
        "did",
        "event",
        event,
        "where",
        where,
        "times",
        Map.of("bound", bound, "n", times),
        "when",
        Map.of("type", "last", "days", days));
  }

  /** One event of each of some people; the first pass says who they are. */
  List<Event> of(int pass, int from, int to) {
    List<Event> events = new ArrayList<>(to - from);
    for (int person = from; person < to; person++) {
      events.add(event(person, now - random.nextLong(DAYS), pass == 0));
    }
    return events;
  }

  /** Events of any people, just now. */
  List<Event> fresh(int count) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(event(random.nextInt(people), now, false));
    }
    return events;
  }

  private Event event(int person, long time, boolean first) {
    String said =
        first
            ? ",\"$set\":{\"plan\":\""
                + (person % 9 == 0 ? "paid" : "free")
                + "\",\"age\":"
                + (8 + person % 70)
                + "}"
            : "";
    return new Event(
        new ProjectId(1),
        new UUID(random.nextLong(), random.nextLong()),
        1,
        NAMES[random.nextInt(NAMES.length)],
        "user-" + person,
        person + 1L,
        null,
        Map.of(),
        time,
        now,
        "{\"lesson\":\"lesson-"
            + random.nextInt(400)
            + "\",\"score\":"
            + random.nextInt(100)
            + said
            + "}",
        "posthog-node 5.9.0");
  }

  /**
   * How many rounds of upkeep that found new events there were, and how long they took.
   *
   * @param seconds in all
   */
  record Upkeep(double rounds, double seconds) {

    /** Out of the server's own measurements, in Prometheus' text format. */
    static Upkeep read(String measurements) {
      return new Upkeep(
          value(measurements, "tandem_segments_upkeep_seconds_count"),
          value(measurements, "tandem_segments_upkeep_seconds_sum"));
    }

    private static double value(String measurements, String name) {
      return measurements
          .lines()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }
}
