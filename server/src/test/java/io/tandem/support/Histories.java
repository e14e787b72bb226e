package io.tandem.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Histories that are short and nasty: people who are anonymous first, chains of merges, events that
 * arrive late, twice or at the very same millisecond, and times at the edges of local days, on days
 * of 23 and 25 hours too, in Cairo with the change at midnight. A history shrinks to its beginning.
 */
public final class Histories {

  /** Event names in use. */
  public static final List<String> EVENTS = List.of("open", "view", "pay", "complain", "join");

  /** Text properties in use; {@code person.plan} is the person's. */
  public static final List<String> TEXTS = List.of("country", "page", "person.plan");

  /** Property that mostly holds numbers. */
  public static final String NUMBER = "amount";

  /** Property that says in which session it was, where it was in one. */
  public static final String SESSION = "$session_id";

  static final List<Object> COUNTRIES = List.of("France", "中国", "Peru", "$other", "中国", "7", 7);
  static final List<String> PLANS = List.of("free", "pro", "团队");
  private static final List<String> PAGES = List.of("/", "/a", "/b", "/c?x=1", "/d\"quoted\"");
  private static final int DAYS = 17;
  private static final long DAY = 86_400_000L;

  private static final Map<String, List<String>> STARTS =
      Map.of(
          "UTC", List.of("2026-01-30", "2024-02-20"),
          "Asia/Shanghai", List.of("2025-12-25", "2026-03-01"),
          "America/New_York", List.of("2026-03-01", "2025-10-25"),
          "Africa/Cairo", List.of("2026-04-20", "2025-10-20"));

  private Histories() {}

  /** Histories of up to {@code steps} steps in UTC, Shanghai, New York and Cairo. */
  public static Arbitrary<History> upTo(int steps) {
    return Combinators.combine(
            Arbitraries.of("UTC", "Asia/Shanghai", "America/New_York", "Africa/Cairo"),
            Arbitraries.integers().between(0, 1),
            Arbitraries.longs(),
            Arbitraries.integers().between(1, steps).withDistribution(uniform()))
        .as((zone, start, seed, length) -> history(zone, start, seed, length));
  }

  private static net.jqwik.api.RandomDistribution uniform() {
    return net.jqwik.api.RandomDistribution.uniform();
  }

  private static History history(String zone, int start, long seed, int length) {
    LocalDate first = LocalDate.parse(STARTS.get(zone).get(start));
    Maker maker = new Maker(new Random(seed), ZoneId.of(zone), first);
    List<History.Step> steps = new ArrayList<>();
    while (steps.size() < length) {
      steps.add(maker.step(steps));
    }
    return new History(ZoneId.of(zone), first, first.plusDays(DAYS - 1), steps);
  }

  private record Maker(Random random, ZoneId zone, LocalDate first) {

    History.Step step(List<History.Step> before) {
      int dice = random.nextInt(100);
      if (dice < 10 && !before.isEmpty()) {
        return before.get(random.nextInt(before.size())); // sent again
      }
      if (dice < 13 && !before.isEmpty()) {
        UUID again = before.get(random.nextInt(before.size())).uuid();
        return new History.Tracked(again, id(), event(), time(before), properties());
      }
      if (dice < 28) {
        return new History.Identified(
            uuid(), "user" + random.nextInt(6), anonymous(), time(before), personProperties());
      }
      if (dice < 32) {
        return new History.Merged(uuid(), id(), id(), time(before));
      }
      return new History.Tracked(uuid(), id(), event(), time(before), properties());
    }

    private UUID uuid() {
      return new UUID(random.nextLong(), random.nextLong());
    }

    private String id() {
      return random.nextBoolean() ? anonymous() : "user" + random.nextInt(6);
    }

    private String anonymous() {
      return "device" + random.nextInt(10);
    }

    private String event() {
      return EVENTS.get(random.nextInt(EVENTS.size()));
    }

    private Instant time(List<History.Step> before) {
      if (random.nextInt(5) == 0
          && !before.isEmpty()
          && before.getLast() instanceof History.Tracked last) {
        return last.time();
      }
      LocalDate day = first.plusDays(random.nextInt(DAYS));
      Instant start = day.atStartOfDay(zone).toInstant();
      Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
      return switch (random.nextInt(6)) {
        case 0 -> start;
        case 1 -> end.minusMillis(1);
        case 2 -> day.plusDays(1).atStartOfDay(zone).minusHours(1).toInstant();
        case 3 -> start.plusMillis(random.nextLong(4 * 3_600_000L));
        default -> start.plusMillis(random.nextLong(DAY * 22 / 24));
      };
    }

    private Map<String, Object> properties() {
      Map<String, Object> properties = new HashMap<>();
      if (random.nextInt(4) > 0) {
        properties.put("country", COUNTRIES.get(random.nextInt(COUNTRIES.size())));
      }
      if (random.nextInt(4) > 0) {
        properties.put("page", PAGES.get(random.nextInt(PAGES.size())));
      }
      if (random.nextInt(4) > 0) {
        properties.put(SESSION, "session" + random.nextInt(3));
      }
      switch (random.nextInt(8)) {
        case 0 -> properties.put(NUMBER, "n/a");
        case 1 -> properties.put(NUMBER, Double.toString(quarter()));
        case 2 -> properties.put(NUMBER, random.nextBoolean());
        case 3 -> {}
        default -> properties.put(NUMBER, quarter());
      }
      return properties;
    }

    /** Multiples of 1/4 add up without rounding, in whatever order. */
    private double quarter() {
      return (random.nextInt(4001) - 1000) / 4.0;
    }

    private Map<String, Object> personProperties() {
      return random.nextBoolean()
          ? Map.of("plan", PLANS.get(random.nextInt(PLANS.size())))
          : Map.of();
    }
  }
}
