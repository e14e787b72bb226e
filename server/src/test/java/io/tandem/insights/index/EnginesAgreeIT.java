package io.tandem.insights.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.ListSegment;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever the behaviour index answers, SQL answers alike: questions at random are put once as they
 * are, and once with a filter that lets every event pass but is about a property, which the index
 * does not hold. Together with the oracles of the kinds three ways agree. More histories by {@code
 * -Djqwik.tries.default}.
 */
class EnginesAgreeIT {

  private static final int QUESTIONS = 15;

  private static final List<Object> PRO =
      List.of(Map.of("property", "person.plan", "op", "eq", "value", List.of("pro")));

  private static final Map<String, Object> EVERYTHING =
      Map.of("property", "never_set", "op", "ne", "value", List.of("x"));

  @BeforeContainer
  static void afterAllThatHappened() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(150);
  }

  @Property
  void theIndexAnswersWhatSqlAnswers(@ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    TestProject project = TestServer.shared().newProject(history.zone().getId());
    history.send(project, 1 + random.nextInt(60));
    prepare(project);
    for (int i = 0; i < QUESTIONS; i++) {
      Map<String, Object> question = question(random, history);
      JsonNode byIndex = ask(project, question, "index");
      List<Object> where = new ArrayList<>((List<?>) question.get("where"));
      where.add(EVERYTHING);
      Map<String, Object> filtered = new HashMap<>(question);
      filtered.put("where", where);
      assertThat(byIndex).as("%s", question).isEqualTo(ask(project, filtered, "sql"));
    }
  }

  private static void prepare(TestProject project) {
    ListSegment.of(
        project, "some", List.of("user0", "user1", "user2", "device0", "device1", "device2"));
    ListSegment.of(project, "few", List.of("user1", "device3"));
    subject(project, "/features", "viewing", "keyEvents", List.of(event("view"), event("open")));
    subject(project, "/features", "paying", "keyEvents", List.of(event("pay")));
    subject(project, "/campaigns", "talk", "participation", event("complain"));
    subject(project, "/campaigns", "pro", "participation", Map.of("event", "*", "where", PRO));
  }

  private static void subject(
      TestProject project, String path, String key, String field, Object events) {
    Map<String, Object> draft = new HashMap<>();
    draft.putAll(Map.of("key", key, "names", Map.of("zh", key, "en", key), field, events));
    if (path.equals("/features")) {
      draft.put("tier", "core");
    } else {
      draft.putAll(Map.of("kind", "external", "from", "2020-01-01", "to", "2030-01-01"));
      draft.put("features", List.of());
    }
    TestServer.expect(201, project.post(path, draft));
  }

  private static JsonNode ask(TestProject project, Map<String, Object> question, String engine) {
    TestServer.Answer answer = project.post("/query", question);
    assertThat(answer.status()).as("%s: %s", question, answer.body()).isEqualTo(200);
    assertThat(answer.json().get("engine").stringValue())
        .as("%s: %s", question, answer.json().get("why"))
        .isEqualTo(engine);
    ObjectNode body = (ObjectNode) answer.json();
    body.remove(List.of("engine", "why", "elapsedMs", "cached", "computedAt"));
    return body;
  }

  private static Map<String, Object> question(Random random, History history) {
    Map<String, Object> question = new HashMap<>();
    LocalDate from = history.first().plusDays(random.nextInt(10));
    question.put("from", from.toString());
    question.put("to", from.plusDays(random.nextInt(12)).toString());
    if (random.nextInt(3) == 0) {
      question.put("segment", "some");
    }
    question.put(
        "where",
        random.nextInt(3) > 0
            ? List.of()
            : List.of(
                Map.of(
                    "property",
                    "person.plan",
                    "op",
                    random.nextBoolean() ? "eq" : "ne",
                    "value",
                    List.of("pro", "团队").subList(0, 1 + random.nextInt(2)))));
    switch (random.nextInt(6)) {
      case 0 -> trend(question, random);
      case 1 -> retention(question, random);
      case 2 -> stickiness(question, random);
      case 3 -> lifecycle(question, random);
      case 4 -> question.put("kind", "matrix");
      default -> funnel(question, random);
    }
    return question;
  }

  private static Map<String, Object> event(String name) {
    return Map.of("event", name);
  }

  private static Map<String, Object> event(Random random) {
    List<String> names = Histories.EVENTS;
    int dice = random.nextInt(names.size() + 1);
    return event(dice == names.size() ? "*" : names.get(dice));
  }

  /** Sometimes by one segment or two. */
  private static void breakdown(Map<String, Object> question, Random random) {
    Map<String, Object> some = Map.of("segment", "some", "limit", 1 + random.nextInt(3));
    Map<String, Object> few = Map.of("segment", "few");
    switch (random.nextInt(5)) {
      case 0 -> question.put("breakdown", List.of(some));
      case 1 -> question.put("breakdown", List.of(few, some));
      default -> {}
    }
  }

  private static String interval(Random random) {
    return List.of("day", "week", "month").get(random.nextInt(3));
  }

  private static void trend(Map<String, Object> question, Random random) {
    Map<String, Object> events = new HashMap<>(event(random));
    Map<String, Object> people = new HashMap<>(event(random));
    people.put("measure", "people");
    question.putAll(
        Map.of("kind", "trend", "interval", interval(random), "series", List.of(events, people)));
    question.put("cumulative", random.nextInt(3) == 0);
    breakdown(question, random);
  }

  private static void retention(Map<String, Object> question, Random random) {
    question.put("kind", "retention");
    question.put("start", event(random));
    question.put("return", event(random));
    question.put("interval", interval(random));
    question.put("periods", 2 + random.nextInt(8));
    question.put("mode", List.of("first", "firstEver", "recurring").get(random.nextInt(3)));
    question.put("counting", random.nextBoolean() ? "on" : "onOrAfter");
    breakdown(question, random);
  }

  private static void stickiness(Map<String, Object> question, Random random) {
    question.putAll(
        Map.of(
            "kind", "stickiness",
            "interval", interval(random),
            "series", List.of(event(random), event(random))));
  }

  private static void lifecycle(Map<String, Object> question, Random random) {
    question.putAll(
        Map.of("kind", "lifecycle", "interval", interval(random), "event", event(random)));
  }

  private static void funnel(Map<String, Object> question, Random random) {
    List<Object> steps = new ArrayList<>();
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      steps.add(event(random));
    }
    question.put("kind", "funnel");
    question.put("steps", steps);
    question.put("window", "P" + (1 + random.nextInt(9)) + "D");
    question.put("order", List.of("sequential", "strict", "any").get(random.nextInt(3)));
    if (random.nextInt(3) == 0) {
      Map<String, Object> exclusion = new HashMap<>(event(random));
      exclusion.putAll(Map.of("after", 1, "before", 2));
      question.put("exclusions", List.of(exclusion));
    }
    if (random.nextInt(3) == 0) {
      question.put("interval", interval(random));
    }
    if (random.nextInt(4) == 0) {
      question.put("timeToConvert", Map.of());
    }
    breakdown(question, random);
  }
}
