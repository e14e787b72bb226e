package io.tandem.experiments;

import io.tandem.support.History;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** People who meet an experiment of a flag and do things at random, as raw rows. */
final class ExperimentCrowd {

  static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
  static final Instant NOW = Instant.parse("2026-05-11T08:00:00Z");
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Random random = new Random(5);
  private final List<Did> all = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();

  /** Something somebody did. */
  record Did(int who, String event, Instant at, Map<String, Object> properties) {}

  /** Somebody. */
  record Person(int variant, String plan, String country, Instant exposed, List<Did> did) {

    long day(Instant at) {
      return ChronoUnit.DAYS.between(
          exposed.atZone(ZONE).toLocalDate(), at.atZone(ZONE).toLocalDate());
    }

    double hours(Instant at) {
      return Duration.between(exposed, at).toMillis() / 3_600_000.0;
    }

    boolean over(int hours) {
      return !exposed.plus(hours, ChronoUnit.HOURS).isAfter(NOW);
    }

    boolean overOn(int day) {
      LocalDate last = exposed.atZone(ZONE).toLocalDate().plusDays(day);
      return !last.plusDays(1).atStartOfDay(ZONE).toInstant().isAfter(NOW);
    }

    Stream<Did> after(String event) {
      return did.stream().filter(d -> d.event.equals(event) && !d.at.isBefore(exposed));
    }

    double sum(String event, String property, int hours) {
      return after(event)
          .filter(d -> hours(d.at) < hours)
          .filter(d -> d.properties.getOrDefault("currency", "CNY").equals("CNY"))
          .mapToDouble(d -> ((Number) d.properties.getOrDefault(property, 0)).doubleValue())
          .sum();
    }
  }

  /**
   * Makes them up, with a plan on their exposure and a country of their own; of the variant {@code
   * new} fewer come from one country when people get lost there.
   */
  static ExperimentCrowd of(String flag, int size, boolean lost) {
    ExperimentCrowd crowd = new ExperimentCrowd();
    for (int i = 0; i < size; i++) {
      String country = "country-" + crowd.random.nextInt(lost ? 4 : 13);
      if (!lost || i % 2 == 0 || !country.equals("country-1")) {
        crowd.person(flag, i, country);
      }
    }
    return crowd;
  }

  List<Person> people() {
    return people;
  }

  void send(TestProject project) {
    LocalDate day = LocalDate.of(2026, 5, 1);
    List<History.Step> steps = new ArrayList<>();
    for (Did one : all) {
      steps.add(
          new History.Tracked(
              UUID.randomUUID(), "person-" + one.who, one.event, one.at, one.properties));
    }
    new History(ZoneOffset.UTC, day, day, steps).send(project, 400);
  }

  private void person(String flag, int i, String country) {
    Instant at = START.plus(1 + random.nextInt(230 * 60), ChronoUnit.MINUTES);
    String plan = List.of("free", "paid", "").get(random.nextInt(3));
    List<Did> did = new ArrayList<>();
    Map<String, Object> exposed = new HashMap<>();
    exposed.put("$feature_flag", flag);
    exposed.put("$feature_flag_response", i % 2 == 0 ? "old" : "new");
    exposed.put("$set", Map.of("country", country));
    if (!plan.isEmpty()) {
      exposed.put("plan", plan);
    }
    all.add(new Did(i, ExperimentRuns.EXPOSED, at, exposed));
    for (String event : List.of("lesson", "view", "cart", "cart", "order", "purchase")) {
      for (int times = random.nextInt(4); times > 0; times--) {
        add(did, i, event, at, properties(event));
      }
    }
    add(did, i, "$reward_granted", at, Map.of("cost", random.nextInt(5)));
    people.add(new Person(i % 2, plan, country, at, did));
    all.addAll(did);
  }

  /** Also before the exposure, and by the whole minute, so that some coincide. */
  private void add(
      List<Did> did, int who, String event, Instant at, Map<String, Object> properties) {
    Instant time = at.plus(random.nextInt(90 * 60) - 6 * 60, ChronoUnit.MINUTES);
    if (time.isBefore(NOW)) {
      did.add(new Did(who, event, time, properties));
    }
  }

  private Map<String, Object> properties(String event) {
    return switch (event) {
      case "order" -> Map.of("amount", random.nextInt(1000) / 10.0);
      case "purchase" ->
          Map.of(
              "amount",
              random.nextInt(5000) / 100.0,
              "currency",
              random.nextInt(9) > 0 ? "CNY" : "USD");
      default -> Map.of();
    };
  }
}
