package io.tandem.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.ListSegment;
import io.tandem.support.Oracle;
import io.tandem.support.PeopleOfCell;
import io.tandem.support.TestServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Trends over generated histories, sent through capture, equal a brute-force oracle. The number of
 * histories is {@code -Djqwik.tries.default}.
 */
class TrendOracleIT {

  private static final int QUESTIONS = 12;

  @BeforeContainer
  static void afterAllThatHappened() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(150);
  }

  @Property
  void trendsEqualTheOracle(@ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    TestServer.TestProject project = TestServer.shared().newProject(history.zone().getId());
    history.send(project, 1 + random.nextInt(60));
    history.tried().send(project.environment("staging"), 100);
    ListSegment.of(project, "some", Question.INSIDERS);
    Oracle oracle = new Oracle(history);
    for (int i = 0; i < QUESTIONS; i++) {
      Question question = Question.random(random, history);
      TrendOracle expected = new TrendOracle(oracle.facts(), history.zone(), question);
      JsonNode answer = ask(project, question);
      compare(question, expected, answer);
      comparePeople(project, question, expected, answer, random);
    }
  }

  private static JsonNode ask(TestServer.TestProject project, Question question) {
    TestServer.Answer answer = project.post("/query", question.json());
    assertThat(answer.status()).as("%s: %s", question, answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static void compare(Question question, TrendOracle oracle, JsonNode answer) {
    List<LocalDate> buckets = new ArrayList<>();
    answer.get("buckets").forEach(start -> buckets.add(LocalDate.parse(start.stringValue())));
    assertThat(buckets).as("buckets of %s", question).isEqualTo(oracle.buckets());
    Map<List<@Nullable Object>, List<@Nullable Double>> expected = oracle.lines();
    Map<List<@Nullable Object>, List<@Nullable Double>> lines = new LinkedHashMap<>();
    answer.get("series").forEach(line -> lines.put(key(line), numbers(line.get("values"))));
    assertThat(lines.keySet()).as("lines of %s", question).isEqualTo(expected.keySet());
    lines.forEach((key, values) -> same(question + ", line " + key, values, expected.get(key)));
  }

  private static void same(
      String what, List<@Nullable Double> values, List<@Nullable Double> expected) {
    assertThat(values).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      Double wanted = expected.get(i);
      if (value == null || wanted == null) {
        assertThat(value).as("%s, bucket %s", what, i).isEqualTo(wanted);
      } else {
        assertThat(value).as("%s, bucket %s", what, i).isCloseTo(wanted, within(1e-9));
      }
    }
  }

  /** One cell of the answer, picked at random. */
  private static void comparePeople(
      TestServer.TestProject project,
      Question question,
      TrendOracle oracle,
      JsonNode answer,
      Random random) {
    JsonNode series = answer.get("series");
    if (series.isEmpty()) {
      return;
    }
    JsonNode line = series.get(random.nextInt(series.size()));
    LocalDate bucket = oracle.buckets().get(random.nextInt(oracle.buckets().size()));
    List<@Nullable String> breakdown = new ArrayList<>();
    line.get("breakdown").forEach(value -> breakdown.add(value.stringValue(null)));
    int index = line.get("index").intValue();
    Map<String, Object> request =
        Map.of(
            "query",
            question.json(),
            "cell",
            Map.of("series", index, "bucket", bucket.toString(), "breakdown", breakdown));
    PeopleOfCell.same(project, request, oracle.people(index, breakdown, bucket));
  }

  private static List<@Nullable Object> key(JsonNode line) {
    List<@Nullable Object> key = new ArrayList<>();
    key.add(line.get("index").intValue());
    line.get("breakdown").forEach(value -> key.add(value.stringValue(null)));
    return key;
  }

  private static List<@Nullable Double> numbers(JsonNode values) {
    List<@Nullable Double> numbers = new ArrayList<>();
    values.forEach(value -> numbers.add(value.isNull() ? null : value.doubleValue()));
    return numbers;
  }
}
