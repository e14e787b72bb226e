package io.tandem.insights.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.Oracle;
import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import io.tandem.support.PeopleOfCell;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Funnels over generated histories, sent through capture, equal a brute-force oracle. */
class FunnelOracleIT {

  private static final int QUESTIONS = 12;

  @BeforeContainer
  static void afterAllThatHappened() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(200);
  }

  @Property
  void funnelsEqualTheOracle(@ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    TestProject project = TestServer.shared().newProject(history.zone().getId());
    history.send(project, 1 + random.nextInt(60));
    Oracle facts = new Oracle(history);
    for (int i = 0; i < QUESTIONS; i++) {
      FunnelQuestion question = FunnelQuestion.random(random, history);
      FunnelOracle oracle = new FunnelOracle(facts.facts(), history.zone(), question);
      TestServer.Answer answer = project.post("/query", question.json());
      assertThat(answer.status()).as("%s: %s", question, answer.body()).isEqualTo(200);
      compare(question, oracle, answer.json());
      comparePeople(project, question, oracle, random);
      compareTimes(project, question, oracle, random);
    }
  }

  private static void compare(FunnelQuestion question, FunnelOracle oracle, JsonNode answer) {
    Map<Somebody, Way> ways = oracle.ways(question.from(), question.to());
    compareSteps(question.toString(), question, answer.get("steps"), ways.values());
    if (question.breakdown() != null) {
      Map<@Nullable String, List<Way>> groups = groups(question, ways.values());
      assertThat(answer.get("groups")).as("groups of %s", question).hasSize(groups.size());
      for (JsonNode group : answer.get("groups")) {
        String value = group.get("breakdown").get(0).stringValue(null);
        assertThat(groups).as("value %s of %s", value, question).containsKey(value);
        compareSteps(question + " " + value, question, group.get("steps"), groups.get(value));
      }
    }
    if (question.interval() != null) {
      compareBuckets(question, oracle, answer.get("overTime"));
    }
  }

  private static void compareSteps(
      String what, FunnelQuestion question, JsonNode steps, Collection<Way> ways) {
    assertThat(steps).as(what).hasSize(question.steps().size());
    for (int step = 1; step <= steps.size(); step++) {
      int at = step;
      JsonNode answer = steps.get(step - 1);
      List<Way> did = ways.stream().filter(way -> way.made().containsKey(at)).toList();
      assertThat(answer.get("people").asLong())
          .as("step %s of %s", step, what)
          .isEqualTo(did.size());
      if (step > 1) {
        compareMedian(what, answer.get("medianSeconds"), did, step);
      }
    }
  }

  private static void compareMedian(String what, JsonNode median, List<Way> ways, int step) {
    List<Double> seconds = new ArrayList<>();
    for (Way way : ways) {
      int before =
          way.made().keySet().stream().filter(one -> one < step).max(Integer::compare).get();
      long from = way.made().get(before).time().toEpochMilli();
      seconds.add((way.made().get(step).time().toEpochMilli() - from) / 1000.0);
    }
    seconds.sort(Comparator.naturalOrder());
    if (seconds.isEmpty()) {
      assertThat(median.isNull()).as(what).isTrue();
    } else {
      double expected =
          (seconds.get((seconds.size() - 1) / 2) + seconds.get(seconds.size() / 2)) / 2;
      assertThat(median.asDouble())
          .as("step %s of %s", step, what)
          .isCloseTo(expected, within(1e-6));
    }
  }

  private static void compareBuckets(
      FunnelQuestion question, FunnelOracle oracle, JsonNode overTime) {
    for (int i = 0; i < overTime.get("buckets").size(); i++) {
      LocalDate start = LocalDate.parse(overTime.get("buckets").get(i).asString());
      LocalDate end =
          switch (String.valueOf(question.interval())) {
            case "week" -> start.plusDays(6);
            case "month" -> start.plusMonths(1).minusDays(1);
            default -> start;
          };
      Collection<Way> ways =
          oracle
              .ways(
                  start.isBefore(question.from()) ? question.from() : start,
                  end.isAfter(question.to()) ? question.to() : end)
              .values();
      String what = "bucket %s of %s".formatted(start, question);
      assertThat(overTime.get("entered").get(i).asLong()).as(what).isEqualTo(ways.size());
      assertThat(overTime.get("converted").get(i).asLong())
          .as(what)
          .isEqualTo(
              ways.stream().filter(way -> way.furthest() == question.steps().size()).count());
    }
  }

  private static Map<@Nullable String, List<Way>> groups(
      FunnelQuestion question, Collection<Way> ways) {
    Map<@Nullable String, Long> sizes = new HashMap<>();
    ways.forEach(way -> sizes.merge(value(question, way), 1L, Long::sum));
    sizes.remove("$other");
    List<@Nullable String> order = new ArrayList<>(sizes.keySet());
    order.sort(
        Comparator.comparingLong((String value) -> -sizes.get(value))
            .thenComparing(Comparator.nullsLast(Comparator.naturalOrder())));
    List<@Nullable String> kept = order.subList(0, Math.min(question.limit(), order.size()));
    Map<@Nullable String, List<Way>> groups = new HashMap<>();
    for (Way way : ways) {
      String value = value(question, way);
      groups
          .computeIfAbsent(kept.contains(value) ? value : "$other", k -> new ArrayList<>())
          .add(way);
    }
    return groups;
  }

  private static @Nullable String value(FunnelQuestion question, Way way) {
    String property = String.valueOf(question.breakdown());
    List<Integer> steps = new ArrayList<>(way.made().keySet());
    steps.sort(Comparator.naturalOrder());
    Object by = question.attribution().get("by");
    if (by.equals("step")) {
      Fact fact = way.made().get((Integer) question.attribution().get("step"));
      return fact == null ? null : fact.text(property);
    }
    for (int step : by.equals("last") ? steps.reversed() : steps) {
      String text = way.made().get(step).text(property);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** Those whose way from the first step to the last falls into one of three bars. */
  private static void compareTimes(
      TestProject project, FunnelQuestion question, FunnelOracle oracle, Random random) {
    int last = question.steps().size();
    Map<Somebody, Long> took = new HashMap<>();
    oracle
        .ways(question.from(), question.to())
        .forEach((somebody, way) -> {
          if (way.made().containsKey(last)) {
            long start = way.made().get(1).time().toEpochMilli();
            took.put(somebody, way.made().get(last).time().toEpochMilli() - start);
          }
        });
    long width = took.values().stream().max(Long::compare).orElse(0L) / 3 + 1;
    int bin = random.nextInt(3);
    Set<Somebody> expected =
        took.entrySet().stream()
            .filter(one -> one.getValue() / width == bin)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Map<String, Object> query = new HashMap<>(question.json());
    query.put("timeToConvert", Map.of("bins", 3));
    Map<String, Object> cell = Map.of("step", last, "bin", bin);
    PeopleOfCell.same(project, Map.of("query", query, "cell", cell), expected);
  }

  private static void comparePeople(
      TestProject project, FunnelQuestion question, FunnelOracle oracle, Random random) {
    int step = 2 + random.nextInt(question.steps().size() - 1);
    boolean dropped = random.nextBoolean();
    int before = step - 1;
    while (question.steps().get(before - 1).optional()) {
      before--;
    }
    int previous = before;
    Set<Somebody> expected =
        oracle.ways(question.from(), question.to()).entrySet().stream()
            .filter(way ->
                way.getValue().made().containsKey(step)
                    ? !dropped
                    : dropped && way.getValue().made().containsKey(previous))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Map<String, Object> cell = Map.of("step", step, "outcome", dropped ? "dropped" : "converted");
    PeopleOfCell.same(project, Map.of("query", question.json(), "cell", cell), expected);
  }
}
