package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.draft;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.names;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tandem.access.Projects;
import io.tandem.flags.FlagTrials;
import io.tandem.flags.FlagTrials.FlagTrial;
import io.tandem.shared.ProjectId;
import io.tandem.support.History;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Experiments and the flags that deal their people out. */
class ExperimentFlagsIT {

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
  void startsOnlyWithAFlagThatDealsAsTheExperimentSays() {
    SERVER.setClock(START);
    assertThat(code(project.post("/experiments", draft("quest", definition("quest", "goal")))))
        .isEqualTo("unknown_flag");
    flag("quest", split(80, 20));
    approved("quest", "goal");
    assertThat(code(move(TestServer.ADMIN_TOKEN, "quest", "start", 4, Map.of())))
        .isEqualTo("experiment_flag_split");
    Map<String, Object> some =
        Map.of("on", "person", "property", "country", "op", "eq", "value", List.of("FR"));
    for (int forced : List.of(50, 100)) {
      Map<String, Object> fixed =
          Map.of("conditions", List.of(some), "rollout", forced, "variant", "new");
      change("quest", Map.of("rules", List.of(fixed, Map.of("rollout", 100))));
      assertThat(code(move(TestServer.ADMIN_TOKEN, "quest", "start", 4, Map.of())))
          .isEqualTo("experiment_flag_conditions");
    }
    Map<String, Object> testers = Map.of("gets", "new", "ids", List.of("me"));
    change("quest", Map.of("rules", List.of(Map.of("rollout", 10)), "split", split(50, 50)));
    change("quest", Map.of("testers", List.of(testers)));
    expect(200, move(TestServer.ADMIN_TOKEN, "quest", "start", 4, Map.of()));
  }

  @Test
  void changedSplitBeginsAPhaseOfThoseWhoComeAfterIt() {
    SERVER.setClock(START);
    project.post("/features", feature("lesson_page"));
    flag("quest", split(50, 50), "lesson_page");
    approved("quest", "secondary");
    expect(200, move(TestServer.ADMIN_TOKEN, "quest", "start", 4, Map.of()));
    exposedAroundAChangeOfTheSplit();
    SERVER.setClock(NOW);
    send();
    JsonNode found =
        expect(200, project.post("/experiments/quest/analyses", Map.of())).json().get("findings");
    assertThat(found.at("/phase/number").asInt()).isEqualTo(2);
    assertThat(found.at("/phase/shares/new").asDouble()).isEqualTo(20);
    assertThat(found.at("/exposure/arms/0/people").asLong()).isEqualTo(480);
    assertThat(found.at("/exposure/arms/1/people").asLong()).isEqualTo(120);
    assertThat(found.at("/exposure/multiple").asLong()).isZero();
    assertThat(found.at("/exposure/sampleRatio/verdict").asString()).isEqualTo("ok");
    assertThat(found.at("/verdict/basis").toString()).contains("Phase 2");
    twoPhasesAreTold();
    runsOnTheCalendar();

    change("quest", Map.of("split", split(50, 50)));
    Map<String, Object> ship = Map.of("outcome", "ship", "reason", "looks good");
    for (int i = 0; i < 2; i++) {
      assertThat(code(move(TestServer.ADMIN_TOKEN, "quest", "decision", 5, ship)))
          .isEqualTo("phase_without_results");
      cleanTable(); // takes the place of no events
    }
  }

  private void cleanTable() {
    String sums =
        "variant,metric,people,sum\nold,lesson,500,100\nnew,lesson,500,200\n"
            + "old,complaint,500,9\nnew,complaint,500,9\n";
    String path = project.path("/experiments/quest/tables/sums");
    expect(200, SERVER.send(SERVER.request(path).PUT(BodyPublishers.ofString(sums))));
  }

  private void twoPhasesAreTold() {
    JsonNode phases = project.get("/experiments/quest/phases").json();
    assertThat(phases).hasSize(2);
    assertThat(phases.at("/0/until").asString()).isEqualTo(phases.at("/1/from").asString());
    assertThat(phases.at("/1/flagRevision").asLong()).isEqualTo(3);
    assertThat(phases.at("/1/by")).isEqualTo(project.get("/flags/quest").json().get("changedBy"));
    JsonNode analyses = project.get("/experiments/quest/analyses").json();
    assertThat(analyses.at("/0/phase").asInt()).isEqualTo(2);
  }

  private void runsOnTheCalendar() {
    assertThat(tried().open()).isTrue();
    JsonNode shown = project.get("/calendar?from=2026-06-07&to=2026-06-30").json().get("items");
    assertThat(shown).hasSize(1);
    assertThat(shown.at("/0/kind").asString()).isEqualTo("experiment");
    assertThat(shown.at("/0/from").asString()).isEqualTo("2026-06-01");
    assertThat(shown.at("/0/to").isNull()).isTrue();
    assertThat(shown.at("/0/features/0").asString()).isEqualTo("lesson_page");
    assertThat(project.get("/calendar?from=2026-05-01&to=2026-05-31").json().get("items"))
        .isEmpty();
  }

  private void exposedAroundAChangeOfTheSplit() {
    for (int i = 0; i < 400; i++) {
      exposed("early-" + i, START.plusSeconds(60 + i), i % 2 == 0 ? "old" : "new");
    }
    SERVER.setClock(CHANGED);
    change("quest", Map.of("rules", List.of(Map.of("rollout", 50)))); // no other dealing
    change("quest", Map.of("split", split(80, 20)));
    for (int i = 1; i < 250; i += 2) { // whom the change moved meet another variant
      exposed("early-" + i, CHANGED.plusSeconds(60 + i), "old");
    }
    for (int i = 0; i < 600; i++) {
      exposed("late-" + i, CHANGED.plusSeconds(60 + i), i % 5 == 0 ? "new" : "old");
    }
  }

  @Test
  void harmedGuardrailTakesTheFlagBackAndEndsTheExperimentByItself() {
    SERVER.setClock(START);
    flag("quest", split(50, 50));
    change("quest", Map.of("rules", List.of(Map.of("rollout", 40))));
    approved("quest", "guardrail");
    expect(200, move(TestServer.ADMIN_TOKEN, "quest", "start", 4, Map.of()));
    release();
    complaintsOfTheNew();
    SERVER.setClock(CHANGED.plus(11, ChronoUnit.MINUTES));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> experiment().get("state").asString().equals("decided"));
    JsonNode decision = experiment().get("decision");
    assertThat(decision.get("outcome").asString()).isEqualTo("stop");
    assertThat(decision.get("by").asString()).isEqualTo("system");
    assertThat(decision.get("reason").asString()).contains("护栏指标「complaint」");
    JsonNode flag = project.get("/flags/quest").json();
    assertThat(flag.at("/environments/production/enabled").asBoolean()).isFalse();
    assertThat(flag.at("/environments/production/rules/0/rollout").asInt()).isEqualTo(40);
    assertThat(project.get("/flags/quest/revisions").json().toString())
        .contains(decision.get("reason").asString());
    JsonNode results = project.get("/experiments/quest/results").json();
    assertThat(results.at("/findings/verdict/outcome").asString()).isEqualTo("harmed");
    assertThat(tried().open()).as("the flag is free to be called superfluous").isFalse();
    assertThat(tried().decided()).isEqualTo(Instant.parse(decision.get("at").asString()));
  }

  /** What flags hear of their experiments. */
  private FlagTrial tried() {
    ProjectId id = SERVER.bean(Projects.class).byKey(project.key()).orElseThrow().id();
    return Objects.requireNonNull(SERVER.bean(FlagTrials.class).of(id).get("quest"));
  }

  private void complaintsOfTheNew() {
    for (int i = 0; i < 400; i++) {
      Instant at = START.plusSeconds(60 + i);
      exposed("p-" + i, at, i % 2 == 0 ? "old" : "new");
      if (i % 20 == 0 || i % 4 == 1) {
        did("p-" + i, "complaint", at.plusSeconds(60), Map.of());
      }
    }
    SERVER.setClock(CHANGED);
    send();
  }

  private void release() {
    List<?> steps = List.of(Map.of("percent", 80, "hours", 99), Map.of("percent", 100, "hours", 0));
    change("POST", "quest", "/release", Map.of("rule", 0, "steps", steps));
  }

  private JsonNode experiment() {
    return project.get("/experiments/quest").json();
  }

  private static Map<String, Object> feature(String key) {
    Map<String, Object> opened = Map.of("event", "lesson_open");
    return Map.of("key", key, "names", names(key), "tier", "core", "keyEvents", List.of(opened));
  }

  private void flag(String key, List<?> split) {
    flag(key, split, null);
  }

  private void flag(String key, List<?> split, @Nullable String feature) {
    Map<String, Object> on =
        Map.of("enabled", true, "rules", List.of(Map.of("rollout", 100)), "split", split);
    Map<String, Object> flag = new HashMap<>();
    flag.put("key", key);
    flag.put("names", names(key));
    flag.put("type", "string");
    flag.put("variants", List.of(Map.of("key", "old"), Map.of("key", "new")));
    flag.put("environments", Map.of("production", on));
    flag.put("feature", feature);
    expect(201, project.post("/flags", flag));
  }

  private void change(String flag, Map<String, Object> change) {
    change("PATCH", flag, "", change);
  }

  private void change(String method, String flag, String what, Map<String, Object> change) {
    long version = project.get("/flags/" + flag).json().get("version").asLong();
    String path = project.path("/flags/" + flag + "/environments/production" + what);
    HttpRequest.Builder request = SERVER.request(path).header("If-Match", "\"" + version + "\"");
    assertThat(SERVER.send(TestServer.json(request, method, change)).status()).isBetween(200, 201);
  }

  private static List<Map<String, Object>> split(int old, int changed) {
    return List.of(
        Map.of("variant", "old", "percent", old), Map.of("variant", "new", "percent", changed));
  }

  private static Map<String, Object> definition(String flag, String roleOfComplaints) {
    Map<String, Object> definition =
        simple(
            "old",
            "new",
            List.of(counted("lesson", "goal"), counted("complaint", roleOfComplaints)));
    Map<String, Object> factor =
        Map.of("key", "gate", "names", names("gate"), "team", "product", "flag", flag);
    definition.put("factors", List.of(factor));
    Map<String, Object> where =
        Map.of("property", "$feature_flag", "op", "eq", "value", List.of(flag));
    Map<String, Object> event = Map.of("event", "$feature_flag_called", "where", List.of(where));
    definition.put("exposure", Map.of("event", event, "property", "$feature_flag_response"));
    return definition;
  }

  private static Map<String, Object> counted(String event, String role) {
    Map<String, Object> metric = metric(event, role, "proportion");
    metric.put(
        "source", new HashMap<>(Map.of("event", Map.of("event", event), "measure", "people")));
    metric.put("direction", event.equals("complaint") ? "down" : "up");
    return metric;
  }

  private void approved(String key, String roleOfComplaints) {
    expect(201, project.post("/experiments", draft(key, definition(key, roleOfComplaints))));
    new ExperimentRuns(SERVER, project).approve(key);
  }

  private void exposed(String id, Instant at, String variant) {
    did(
        id,
        "$feature_flag_called",
        at,
        Map.of("$feature_flag", "quest", "$feature_flag_response", variant));
  }

  private void did(String id, String event, Instant time, Map<String, Object> properties) {
    steps.add(new History.Tracked(UUID.randomUUID(), id, event, time, properties));
  }

  private void send() {
    LocalDate day = LocalDate.of(2026, 6, 1);
    new History(ZoneOffset.UTC, day, day, steps).send(project, 400);
  }

  private Answer move(String token, String key, String what, long version, Object body) {
    return new ExperimentRuns(SERVER, project).moved(token, key, what, version, body);
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
