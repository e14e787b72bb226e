package io.tandem.insights.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.insights.paths.PathsOracle.Walker;
import io.tandem.support.Condition;
import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.Oracle;
import io.tandem.support.Oracle.Somebody;
import io.tandem.support.PeopleOfCell;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;

/** Paths over generated histories, sent through capture, equal a brute-force oracle. */
class PathsOracleIT {

  private static final int QUESTIONS = 8;

  @BeforeContainer
  static void afterAllThatHappened() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(150);
  }

  @Property
  void pathsEqualTheOracle(@ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    TestProject project = TestServer.shared().newProject(history.zone().getId());
    history.send(project, 1 + random.nextInt(60));
    Oracle facts = new Oracle(history);
    for (int i = 0; i < QUESTIONS; i++) {
      PathsOracle oracle = random(random, history);
      Map<Walker, List<String>> paths = oracle.paths(facts.facts());
      JsonNode answer = TestServer.expect(200, project.post("/query", oracle.json())).json();
      assertThat(answer.get("total").asInt()).as("%s", oracle).isEqualTo(paths.size());
      compare(oracle, paths, answer);
      comparePeople(project, oracle, paths, answer, random);
    }
  }

  private static PathsOracle random(Random random, History history) {
    LocalDate from = history.first().plusDays(random.nextInt(8));
    LocalDate to = history.last().minusDays(random.nextInt(8));
    String anchor = random.nextInt(3) == 0 ? null : pick(random, Histories.EVENTS);
    return new PathsOracle(
        history.zone(),
        from.isAfter(to) ? to : from,
        to,
        anchor,
        anchor != null && random.nextBoolean(),
        random.nextInt(3) == 0 ? List.of("view", "$identify") : List.of(),
        random.nextInt(3) == 0 ? pick(random, Histories.TEXTS) : null,
        2 + random.nextInt(4),
        1 + random.nextInt(4),
        pick(random, List.of("PT24H", "PT72H", "PT1000H")),
        random.nextInt(3) == 0,
        random.nextInt(4) == 0 ? List.of(Condition.of("country", "ne", "中国")) : List.of());
  }

  private static void compare(
      PathsOracle oracle, Map<Walker, List<String>> paths, JsonNode answer) {
    JsonNode columns = answer.get("columns");
    assertThat(columns).hasSize(oracle.depth());
    Map<List<Object>, Long> links = new HashMap<>();
    for (int i = 0; i < oracle.depth(); i++) {
      Map<Walker, String> nodes = oracle.column(paths, i);
      Map<String, Long> expected =
          nodes.values().stream().collect(Collectors.groupingBy(n -> n, Collectors.counting()));
      Map<String, Long> counts = new HashMap<>();
      for (JsonNode count : columns.get(i).get("nodes")) {
        counts.put(name(count.get("node")), count.get("paths").asLong());
      }
      assertThat(counts).as("column %s of %s", i, oracle).isEqualTo(expected);
      if (i + 1 < oracle.depth()) {
        Map<Walker, String> next = oracle.column(paths, i + 1);
        int column = i;
        nodes.forEach(
            (person, node) -> links.merge(List.of(column, node, next.get(person)), 1L, Long::sum));
      }
    }
    Map<List<Object>, Long> found = new HashMap<>();
    for (JsonNode link : answer.get("links")) {
      int column = link.get("column").asInt();
      String from = name(node(columns, column, link.get("from").asInt()));
      String to = name(node(columns, column + 1, link.get("to").asInt()));
      found.put(List.of(column, from, to), link.get("paths").asLong());
    }
    assertThat(found).as("links of %s", oracle).isEqualTo(links);
  }

  private static JsonNode node(JsonNode columns, int column, int place) {
    return columns.get(column).get("nodes").get(place).get("node");
  }

  private static String name(JsonNode node) {
    String kind = node.get("kind").asString();
    return kind.equals("event") ? "event " + node.get("name").asString() : kind;
  }

  private static void comparePeople(
      TestProject project,
      PathsOracle oracle,
      Map<Walker, List<String>> paths,
      JsonNode answer,
      Random random) {
    int column = random.nextInt(oracle.depth());
    JsonNode nodes = answer.get("columns").get(column).get("nodes");
    if (nodes.isEmpty()) {
      return;
    }
    JsonNode node = nodes.get(random.nextInt(nodes.size())).get("node");
    Map<Walker, String> all = oracle.column(paths, column);
    Set<Somebody> expected =
        all.keySet().stream()
            .filter(walker -> name(node).equals(all.get(walker)))
            .map(Walker::person)
            .collect(Collectors.toSet());
    Map<String, Object> cell = Map.of("column", column, "node", node);
    PeopleOfCell.same(project, Map.of("query", oracle.json(), "cell", cell), expected);
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
