package io.tandem.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Condition;
import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.Oracle;
import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import io.tandem.support.PeopleOfCell;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;

/** Lifecycle and stickiness over generated histories equal a brute-force oracle. */
class ActivityOracleIT {

  private static final int QUESTIONS = 8;

  private History history;
  private TestProject project;
  private List<Fact> facts;
  private Random random;

  @BeforeContainer
  static void afterAllThatHappened() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(150);
  }

  @Property
  void lifecycleAndStickinessEqualTheOracle(@ForAll("histories") History given, @ForAll long seed) {
    random = new Random(seed);
    history = given;
    project = TestServer.shared().newProject(history.zone().getId());
    history.send(project, 1 + random.nextInt(60));
    facts = new Oracle(history).facts();
    for (int i = 0; i < QUESTIONS; i++) {
      String event = random.nextBoolean() ? "*" : pick(Histories.EVENTS);
      List<Condition> where =
          random.nextInt(3) == 0 ? List.of(Condition.of("country", "ne", "中国")) : List.of();
      List<Fact> hits =
          facts.stream()
              .filter(fact -> event.equals("*") || event.equals(fact.event()))
              .filter(fact -> where.stream().allMatch(condition -> condition.holds(fact)))
              .toList();
      String interval = pick(List.of("day", "week", "month"));
      Map<String, Object> query = query(interval, where);
      lifecycle(query, event, interval, hits);
      stickiness(query, event, interval, hits);
    }
  }

  private Map<String, Object> query(String interval, List<Condition> where) {
    LocalDate from = history.first().plusDays(random.nextInt(8));
    LocalDate to = history.last().minusDays(random.nextInt(8));
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("from", (from.isAfter(to) ? to : from).toString());
    query.put("to", to.toString());
    query.put("interval", interval);
    query.put("where", where.stream().map(Condition::json).toList());
    return query;
  }

  private void lifecycle(
      Map<String, Object> common, String event, String interval, List<Fact> hits) {
    Map<String, Object> query = new LinkedHashMap<>(common);
    query.put("kind", "lifecycle");
    query.put("event", Map.of("event", event));
    Map<Somebody, TreeSet<LocalDate>> active = new HashMap<>();
    active(interval, hits, LocalDate.MIN, LocalDate.MAX)
        .forEach((person, days) -> active.put(person, new TreeSet<>(days)));
    JsonNode answer = TestServer.expect(200, project.post("/query", query)).json();
    List<Map<String, Object>> cells = new ArrayList<>();
    List<Set<Somebody>> people = new ArrayList<>();
    for (int i = 0; i < answer.get("buckets").size(); i++) {
      LocalDate bucket = LocalDate.parse(answer.get("buckets").get(i).asString());
      assertThat(bucket).isEqualTo(bucket(interval, bucket));
      for (JsonNode series : answer.get("series")) {
        String state = series.get("state").asString();
        Set<Somebody> expected =
            active.keySet().stream()
                .filter(person -> state.equals(state(active.get(person), bucket, interval)))
                .collect(Collectors.toSet());
        assertThat(series.get("values").get(i).asInt())
            .as("%s at %s of %s", state, bucket, query)
            .isEqualTo(expected.size());
        cells.add(Map.of("state", state, "bucket", bucket.toString()));
        people.add(expected);
      }
    }
    int cell = random.nextInt(cells.size());
    PeopleOfCell.same(project, Map.of("query", query, "cell", cells.get(cell)), people.get(cell));
  }

  private static String state(TreeSet<LocalDate> active, LocalDate bucket, String interval) {
    boolean before = active.contains(bucket(interval, bucket.minusDays(1)));
    if (!active.contains(bucket)) {
      return before ? "dormant" : "";
    }
    return before ? "returning" : active.first().equals(bucket) ? "new" : "resurrecting";
  }

  private void stickiness(
      Map<String, Object> common, String event, String interval, List<Fact> hits) {
    Map<String, Object> query = new LinkedHashMap<>(common);
    query.put("kind", "stickiness");
    query.put("series", List.of(Map.of("event", "pay"), Map.of("event", event)));
    LocalDate from = LocalDate.parse((String) query.get("from"));
    LocalDate to = LocalDate.parse((String) query.get("to"));
    Map<Somebody, Set<LocalDate>> buckets = active(interval, hits, from, to);
    JsonNode answer = TestServer.expect(200, project.post("/query", query)).json();
    JsonNode series = answer.get("series").get(1);
    int intervals = answer.get("intervals").asInt();
    for (int n = 1; n <= intervals; n++) {
      assertThat(series.get("exactly").get(n - 1).asInt())
          .as("%s intervals of %s", n, query)
          .isEqualTo(came(buckets, n, n).size());
      assertThat(series.get("atLeast").get(n - 1).asInt())
          .isEqualTo(came(buckets, n, intervals).size());
    }
    int n = 1 + random.nextInt(intervals);
    boolean more = random.nextBoolean();
    PeopleOfCell.same(
        project,
        Map.of("query", query, "cell", Map.of("series", 1, "intervals", n, "orMore", more)),
        came(buckets, n, more ? intervals : n));
  }

  /** The buckets in which each person did it on these days. */
  private Map<Somebody, Set<LocalDate>> active(
      String interval, List<Fact> hits, LocalDate from, LocalDate to) {
    Map<Somebody, Set<LocalDate>> buckets = new HashMap<>();
    for (Fact fact : hits) {
      LocalDate day = fact.day(history.zone());
      if (!day.isBefore(from) && !day.isAfter(to)) {
        buckets.computeIfAbsent(fact.person(), k -> new HashSet<>()).add(bucket(interval, day));
      }
    }
    return buckets;
  }

  private static Set<Somebody> came(Map<Somebody, Set<LocalDate>> buckets, int least, int most) {
    Set<Somebody> people = new HashSet<>();
    buckets.forEach((person, own) -> {
      if (own.size() >= least && own.size() <= most) {
        people.add(person);
      }
    });
    return people;
  }

  private static LocalDate bucket(String interval, LocalDate day) {
    return switch (interval) {
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "month" -> day.withDayOfMonth(1);
      default -> day;
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
