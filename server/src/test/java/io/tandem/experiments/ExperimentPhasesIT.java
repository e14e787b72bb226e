package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.factor;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.names;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.History;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whose results these are once a flag deals out otherwise than the experiment says. */
class ExperimentPhasesIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final Instant BEFORE = SERVER.now();
  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  private static final Instant CHANGED = START.plus(3, ChronoUnit.DAYS);
  private static final Instant NOW = START.plus(6, ChronoUnit.DAYS);

  private final TestProject project = SERVER.newProject("UTC");
  private final List<History.Step> steps = new ArrayList<>();

  @AfterAll
  static void clockGoesOnAsBefore() {
    SERVER.setClock(BEFORE);
  }

  @Test
  void whatComesAfterTheFlagIsTakenBackIsNoPartOfTheResults() {
    SERVER.setClock(START);
    flag(Map.of("type", "boolean"), Map.of("enabled", true, "rules", rules(50)));
    new ExperimentRuns(SERVER, project).start("quest", definition("false", "true"));
    for (int i = 0; i < 400; i++) {
      String who = "p-" + i;
      exposed(who, START.plusSeconds(60 + i), i % 2 == 0 ? "false" : "true");
      did(who, i % 4 == 0 ? "lesson" : "other", START.plusSeconds(600 + i), Map.of());
      did(who, "lesson", CHANGED.plusSeconds(60), Map.of()); // nobody has the treatment by now
      exposed("late-" + i, CHANGED.plusSeconds(60 + i), "false");
    }
    SERVER.setClock(CHANGED);
    change(Map.of("enabled", false));
    SERVER.setClock(CHANGED.plusSeconds(600));
    Map<String, Object> stop = Map.of("outcome", "stop", "reason", "it hurts");
    String path = project.path("/experiments/quest/decision");
    expect(200, send("POST", path, "\"5\"", stop));
    SERVER.setClock(NOW);
    JsonNode found = analysed();
    assertThat(project.get("/experiments/quest/phases").json()).hasSize(2);
    assertThat(found.at("/phase/number").asInt()).isEqualTo(1);
    assertThat(found.at("/exposure/arms/0/people").asLong()).isEqualTo(200);
    assertThat(found.at("/exposure/arms/1/people").asLong()).isEqualTo(200);
    assertThat(found.at("/metrics/0/groups/0/mean").asDouble()).isEqualTo(0.5);
    assertThat(found.at("/metrics/0/groups/1/mean").asDouble()).isZero();
    JsonNode days = project.get("/experiments/quest/days?metric=lesson").json();
    assertThat(days.at("/phase/number").asInt()).isEqualTo(1);
  }

  @Test
  void whereConditionsDecideWhileItRunsNoSampleRatioIsMadeUp() {
    SERVER.setClock(START);
    Map<String, Object> variants =
        Map.of("type", "string", "variants", List.of(Map.of("key", "old"), Map.of("key", "new")));
    flag(variants, Map.of("enabled", true, "rules", rules(100)));
    new ExperimentRuns(SERVER, project).start("quest", definition("old", "new"));
    SERVER.setClock(CHANGED);
    Map<String, Object> some =
        Map.of("on", "person", "property", "country", "op", "eq", "value", List.of("FR"));
    Map<String, Object> fixed =
        Map.of("conditions", List.of(some), "rollout", 50, "variant", "new");
    change(Map.of("rules", List.of(fixed, Map.of("rollout", 100))));
    for (int i = 0; i < 600; i++) {
      exposed("p-" + i, CHANGED.plusSeconds(60 + i), i % 3 == 0 ? "old" : "new");
    }
    SERVER.setClock(NOW);
    JsonNode found = analysed();
    assertThat(found.at("/phase/number").asInt()).isEqualTo(2);
    assertThat(found.at("/phase/shares")).isEmpty();
    assertThat(found.at("/exposure/sampleRatio/verdict").asString()).isEqualTo("unknown");
    assertThat(found.at("/exposure/arms/0/expected").isNull()).isTrue();
    assertThat(found.at("/verdict/outcome").asString()).isNotEqualTo("blocked");
    assertThat(found.at("/verdict/basis").toString()).contains("conditions decide");
  }

  private JsonNode analysed() {
    LocalDate day = LocalDate.of(2026, 6, 1);
    new History(ZoneOffset.UTC, day, day, steps).send(project, 400);
    return expect(200, project.post("/experiments/quest/analyses", Map.of()))
        .json()
        .get("findings");
  }

  private void flag(Map<String, Object> kind, Map<String, Object> production) {
    Map<String, Object> flag = new HashMap<>(kind);
    flag.put("key", "quest");
    flag.put("names", names("quest"));
    flag.put("environments", Map.of("production", production));
    expect(201, project.post("/flags", flag));
  }

  private static List<Map<String, Object>> rules(int rollout) {
    return List.of(Map.of("rollout", rollout));
  }

  private void change(Map<String, Object> change) {
    long version = project.get("/flags/quest").json().get("version").asLong();
    String path = project.path("/flags/quest/environments/production");
    expect(200, send("PATCH", path, "\"" + version + "\"", change));
  }

  private static TestServer.Answer send(String method, String path, String version, Object body) {
    HttpRequest.Builder request = SERVER.request(path).header("If-Match", version);
    return SERVER.send(TestServer.json(request, method, body));
  }

  private static Map<String, Object> definition(String control, String treatment) {
    Map<String, Object> lesson = metric("lesson", "goal", "proportion");
    lesson.put("source", Map.of("event", Map.of("event", "lesson"), "measure", "people"));
    Map<String, Object> definition = simple(control, treatment, List.of(lesson));
    Map<String, Object> gate = new HashMap<>(factor("gate", "product"));
    gate.put("flag", "quest");
    definition.put("factors", List.of(gate));
    definition.put("exposure", ExperimentRuns.exposure("quest"));
    return definition;
  }

  private void exposed(String id, Instant at, String variant) {
    Map<String, Object> said = Map.of("$feature_flag", "quest", "$feature_flag_response", variant);
    did(id, ExperimentRuns.EXPOSED, at, said);
  }

  private void did(String id, String event, Instant time, Map<String, Object> properties) {
    steps.add(new History.Tracked(UUID.randomUUID(), id, event, time, properties));
  }
}
