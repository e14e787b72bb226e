package io.tandem.audiences;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.History.Step;
import io.tandem.support.Oracle;
import io.tandem.support.Oracle.Somebody;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;

/**
 * Segments of random rules, kept up while generated histories arrive, days pass and people merge,
 * hold whom a brute-force oracle finds; so do segments worked out from the start at the end.
 */
class SegmentsOracleIT {

  private static final int RULES = 12;

  private final TestServer server = TestServer.shared();

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(120);
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void keptSegmentsEqualTheOracle(@ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    server.setClock(history.first().atStartOfDay(history.zone()).toInstant());
    TestProject project = server.newProject(history.zone().getId());
    RandomAsks asks = new RandomAsks(random, history);
    Map<String, Ask> rules = new LinkedHashMap<>();
    for (int i = 0; i < RULES; i++) {
      rules.put("s" + i, asks.ask(2));
    }
    rules.forEach((key, ask) -> create(project, key, ask));
    List<Arriving> rest = arrivals(history, random);
    List<Step> arrived = new ArrayList<>();
    LocalDate day = history.first();
    LocalDate end = history.last().plusDays(12);
    while (day.isBefore(end)) {
      day = day.plusDays(1 + random.nextInt(4));
      Instant now =
          day.atStartOfDay(history.zone()).plusSeconds(random.nextInt(80_000)).toInstant();
      server.setClock(now);
      deliver(project, history, rest, arrived, now);
      compare(project, history, arrived, rules);
    }
    Map<String, Ask> again = new LinkedHashMap<>();
    rules.forEach((key, ask) -> again.put("again-" + key, ask));
    again.forEach((key, ask) -> create(project, key, ask));
    compare(project, history, arrived, again);
    rules.forEach((key, ask) -> preview(project, history, arrived, ask));
  }

  private record Arriving(Instant at, Step step) {}

  /** Most arrive at once, some hours or days late; duplicates soon after the first. */
  private static List<Arriving> arrivals(History history, Random random) {
    List<Arriving> arrivals = new ArrayList<>();
    Map<UUID, Instant> known = new HashMap<>();
    for (Step step : history.steps()) {
      int dice = random.nextInt(20);
      long late = dice < 12 ? 1_800 : dice < 17 ? 72_000 : 6 * 86_400;
      Instant first = known.get(step.uuid());
      Instant at = first == null ? time(step).plusSeconds(random.nextLong(late)) : first;
      known.putIfAbsent(step.uuid(), at);
      arrivals.add(new Arriving(at, step));
    }
    arrivals.sort(Comparator.comparing(Arriving::at));
    return arrivals;
  }

  private static Instant time(Step step) {
    return switch (step) {
      case History.Tracked tracked -> tracked.time();
      case History.Identified identified -> identified.time();
      case History.Merged merged -> merged.time();
    };
  }

  private static void deliver(
      TestProject project, History history, List<Arriving> rest, List<Step> arrived, Instant now) {
    List<Step> due = new ArrayList<>();
    while (!rest.isEmpty() && !rest.getFirst().at().isAfter(now)) {
      due.add(rest.removeFirst().step());
    }
    if (!due.isEmpty()) {
      new History(history.zone(), history.first(), history.last(), due).send(project, 40);
      arrived.addAll(due);
    }
  }

  private static void create(TestProject project, String key, Ask ask) {
    Map<String, Object> draft =
        Map.of("key", key, "names", Map.of("zh", key, "en", key), "rule", ask.json());
    expect(201, project.post("/segments", draft));
  }

  /** News take a moment to get around; then everything must fit. */
  private void compare(
      TestProject project, History history, List<Step> arrived, Map<String, Ask> rules) {
    SegmentOracle oracle = oracle(history, arrived);
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        rules.forEach((key, ask) ->
            assertThat(members(project, key, oracle))
                .as("%s on %s %s", ask.json(), oracle.today(), oracle.zone())
                .isEqualTo(ids(oracle.people(ask))));
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        LockSupport.parkNanos(200_000_000);
      }
    }
  }

  private SegmentOracle oracle(History history, List<Step> arrived) {
    LocalDate today = LocalDate.ofInstant(server.now(), history.zone());
    History known = new History(history.zone(), history.first(), history.last(), arrived);
    return new SegmentOracle(new Oracle(known).facts(), history.zone(), today);
  }

  private static Set<Set<String>> members(TestProject project, String key, SegmentOracle oracle) {
    TestServer.Answer answer = project.get("/segments/" + key + "/people?limit=500");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    Set<Set<String>> found = new HashSet<>();
    JsonNode page = answer.json();
    for (JsonNode person : page.get("items")) {
      for (Somebody one : oracle.everybody()) {
        if (one.ids().contains(person.get("distinctId").stringValue())) {
          found.add(one.ids());
        }
      }
    }
    assertThat(page.get("total").asInt()).isEqualTo(found.size());
    return found;
  }

  private static Set<Set<String>> ids(Set<Somebody> people) {
    Set<Set<String>> ids = new HashSet<>();
    people.forEach(person -> ids.add(person.ids()));
    return ids;
  }

  private void preview(TestProject project, History history, List<Step> arrived, Ask ask) {
    JsonNode preview =
        expect(200, project.post("/segments/preview", Map.of("rule", ask.json()))).json();
    SegmentOracle oracle = oracle(history, arrived);
    assertThat(preview.get("size").asInt()).isEqualTo(oracle.people(ask).size());
    assertThat(preview.get("everybody").asInt()).isEqualTo(oracle.everybody().size());
    assertThat(preview.get("samples").size()).isEqualTo(Math.min(10, oracle.people(ask).size()));
  }
}
