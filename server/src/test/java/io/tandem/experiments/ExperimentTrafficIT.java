package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.draft;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.names;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How many of those eligible take part: what is agreed on, and what the flag really does. */
class ExperimentTrafficIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final Instant BEFORE = SERVER.now();
  private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");
  private static final int PEOPLE = 1_000;

  private final TestProject project = SERVER.newProject("UTC");
  private final ExperimentRuns runs = new ExperimentRuns(SERVER, project);

  @AfterAll
  static void clockGoesOnAsBefore() {
    SERVER.setClock(BEFORE);
  }

  @Test
  void raisedTrafficKeepsWhoTookPartWithinOnePhaseAndStopsAtWhatWasAgreed() {
    SERVER.setClock(START);
    flag(0);
    expect(201, release(step(10), step(50), step(100)));
    runs.start("quest", definition(0.5));
    Map<String, String> early = taking();
    assertThat(early.size()).isCloseTo(PEOPLE / 10, within(40));

    SERVER.setClock(START.plus(24, ChronoUnit.HOURS).plusSeconds(5));
    await().atMost(Duration.ofSeconds(30)).until(() -> rollout() == 50);
    Map<String, String> later = taking();
    assertThat(later).containsAllEntriesOf(early);
    assertThat(later.size()).isCloseTo(PEOPLE / 2, within(65));
    assertThat(traffic().get("agreed").asDouble()).isEqualTo(0.5);
    assertThat(traffic().get("flag").asString()).isEqualTo("quest");
    assertThat(traffic().get("now").asDouble()).isEqualTo(0.5);
    assertThat(traffic().get("exceeded").asBoolean()).isFalse();
    twoStepsAreTold();
    judgedAsOnePhase(later.size());

    SERVER.setClock(START.plus(49, ChronoUnit.HOURS));
    JsonNode release = project.get("/flags/quest/environments/production/release").json();
    assertThat(release.get("waits").asString()).isEqualTo("traffic");
    assertThat(rollout()).isEqualTo(50);
  }

  private void twoStepsAreTold() {
    JsonNode steps = traffic().get("steps");
    assertThat(steps).extracting(step -> step.get("share").asDouble()).containsExactly(0.1, 0.5);
    assertThat(steps).extracting(step -> step.get("flagRevision").asInt()).containsExactly(2, 3);
    assertThat(steps.at("/1/by").asString()).isEqualTo("system");
    assertThat(steps.at("/0/until")).isEqualTo(steps.at("/1/from"));
    assertThat(steps.at("/1/until").isNull()).isTrue();
    assertThat(steps.at("/1/exceeds").asBoolean()).isFalse();
    assertThat(steps.at("/0/from"))
        .isEqualTo(project.get("/experiments/quest").json().get("startedAt"));
  }

  /** Both variants have their share of those who take part, and nobody begins anew. */
  private void judgedAsOnePhase(int people) {
    await().atMost(Duration.ofSeconds(30)).until(() -> arms(findings()) == people);
    JsonNode found = findings();
    long old = found.at("/exposure/arms/0/people").asLong();
    assertThat((double) old).isCloseTo(people / 2.0, within(2 * Math.sqrt(people)));
    assertThat(found.at("/exposure/multiple").asLong()).isZero();
    assertThat(found.at("/exposure/sampleRatio/verdict").asString()).isEqualTo("ok");
    assertThat(found.at("/phase/number").asInt()).isEqualTo(1);
    assertThat(project.get("/experiments/quest/phases").json()).hasSize(1);
  }

  private JsonNode findings() {
    Answer made = project.post("/experiments/quest/analyses", Map.of());
    return expect(200, made).json().get("findings");
  }

  private static long arms(JsonNode findings) {
    long people = 0;
    for (JsonNode arm : findings.at("/exposure/arms")) {
      people += arm.get("people").asLong();
    }
    return people;
  }

  @Test
  void nothingBeginsOrGoesBeyondWhatWasAgreedUntilItIsDecided() {
    flag(100);
    doesNotBegin(0.1);
    expect(200, rolledOut(10));
    expect(200, start());
    assertThat(traffic().get("exceeded").asBoolean()).isFalse();
    assertThat(code(rolledOut(10.5))).isEqualTo("traffic_agreed");
    expect(201, project.post("/flag-layers", Map.of("key", "checkout", "names", names("l"))));
    expect(200, seated(50));
    expect(200, rolledOut(20)); // a fifth of half of all
    assertThat(traffic().get("now").asDouble()).isEqualTo(0.1);
    assertThat(code(seated(60))).isEqualTo("traffic_agreed");
    assertThat(code(release(step(5), step(25)))).isEqualTo("traffic_agreed");
    expect(200, changed(Map.of("enabled", false)));
    assertThat(traffic().get("now").asDouble()).isZero();
    Map<String, Object> stop = Map.of("outcome", "stop", "reason", "seen enough");
    expect(200, runs.moved(TestServer.ADMIN_TOKEN, "quest", "decision", 5, stop));
    expect(200, changed(Map.of("enabled", true, "rules", List.of(Map.of("rollout", 100)))));
    assertThat(traffic().get("now").isNull()).isTrue();
    assertThat(traffic().get("exceeded").asBoolean()).isFalse();
    assertThat(traffic().get("steps"))
        .extracting(step -> step.get("share").asDouble())
        .containsExactly(0.1, 0.05, 0.1, 0.0);
    assertThat(traffic().at("/steps/3/until"))
        .isEqualTo(project.get("/experiments/quest").json().at("/decision/at"));
  }

  private void doesNotBegin(double traffic) {
    expect(201, project.post("/experiments", draft("quest", definition(traffic))));
    runs.approve("quest");
    assertThat(code(start())).isEqualTo("experiment_flag_traffic");
    assertThat(traffic().get("now").asDouble()).isEqualTo(1);
    assertThat(traffic().get("exceeded").asBoolean()).isTrue();
    assertThat(traffic().get("steps")).isEmpty();
  }

  @Test
  void rollingBackGoesBeforeWhatWasAgreedAndWhatIsBeyondIsTold() {
    flag(100);
    expect(201, release(step(10), step(40)));
    runs.start("quest", definition(0.5));
    Map<String, Object> back = Map.of("to", "rolled_back", "reason", "errors");
    String path = "/flags/quest/environments/production/release/state";
    expect(200, project.post(path, back));
    assertThat(rollout()).isEqualTo(100);
    assertThat(traffic().get("exceeded").asBoolean()).isTrue();
    assertThat(traffic().at("/steps/0/exceeds").asBoolean()).isFalse();
    assertThat(traffic().at("/steps/1/exceeds").asBoolean()).isTrue();
    expect(200, rolledOut(60)); // fewer always passes
    assertThat(code(rolledOut(61))).isEqualTo("traffic_agreed");
  }

  @Test
  void everybodyEligibleTakesPartUnlessSomethingIsSaid() {
    Map<String, Object> said = definition(1);
    said.remove("traffic");
    said.put("factors", List.of(ExperimentDrafts.factor("gate", "product")));
    JsonNode made = expect(201, project.post("/experiments", draft("quest", said))).json();
    assertThat(made.at("/definition/traffic").asDouble()).isEqualTo(1);
    assertThat(traffic().get("agreed").asDouble()).isEqualTo(1);
    assertThat(traffic().get("flag").isNull()).isTrue();
    assertThat(traffic().get("now").isNull()).isTrue();
    for (double none : List.of(0.0, 0.00005, 0.33333, 1.01)) {
      said.put("traffic", none);
      assertThat(code(project.post("/experiments", draft("none", said))))
          .isEqualTo("invalid_request");
    }
  }

  /** What those get who take part, by their ids, each asked for as an app does. */
  private Map<String, String> taking() {
    Map<String, String> taking = new HashMap<>();
    for (int i = 0; i < PEOPLE; i++) {
      Map<String, Object> context = Map.of("context", Map.of("targetingKey", "person-" + i));
      HttpRequest.Builder request =
          SERVER
              .anonymous("/ofrep/v1/evaluate/flags/quest")
              .header("Authorization", "Bearer " + project.writeKey());
      JsonNode got = expect(200, SERVER.send(TestServer.json(request, "POST", context))).json();
      if (got.has("value")) {
        taking.put("person-" + i, got.get("variant").asString());
      }
    }
    return taking;
  }

  private JsonNode traffic() {
    return expect(200, project.get("/experiments/quest/traffic")).json();
  }

  private Answer start() {
    return runs.moved(TestServer.ADMIN_TOKEN, "quest", "start", 4, Map.of());
  }

  private double rollout() {
    JsonNode flag = project.get("/flags/quest").json();
    return flag.at("/environments/production/rules/0/rollout").asDouble();
  }

  private void flag(double rollout) {
    Map<String, Object> on =
        Map.of("enabled", rollout > 0, "rules", List.of(Map.of("rollout", rollout)));
    Map<String, Object> flag = new HashMap<>(Map.of("key", "quest", "names", names("quest")));
    flag.put("type", "string");
    flag.put("variants", List.of(Map.of("key", "old"), Map.of("key", "new")));
    flag.put("environments", Map.of("production", on));
    expect(201, project.post("/flags", flag));
  }

  private Answer rolledOut(double percent) {
    return changed(Map.of("rules", List.of(Map.of("rollout", percent))));
  }

  private Answer changed(Map<String, Object> change) {
    return sent("PATCH", "/flags/quest/environments/production", change);
  }

  private Answer seated(double share) {
    return sent("PUT", "/flags/quest/layer", Map.of("layer", "checkout", "share", share));
  }

  private Answer release(Object... steps) {
    Map<String, Object> draft = Map.of("rule", 0, "guardrails", List.of(), "steps", steps);
    return sent("POST", "/flags/quest/environments/production/release", draft);
  }

  private static Map<String, Object> step(double percent) {
    return Map.of("percent", percent, "hours", 24);
  }

  private Answer sent(String method, String path, Map<String, Object> body) {
    long version = project.get("/flags/quest").json().get("version").asLong();
    HttpRequest.Builder request =
        SERVER.request(project.path(path)).header("If-Match", "\"" + version + "\"");
    return SERVER.send(TestServer.json(request, method, body));
  }

  private static Map<String, Object> definition(double traffic) {
    Map<String, Object> counted = metric("lesson", "goal", "proportion");
    counted.put("source", Map.of("event", Map.of("event", "lesson"), "measure", "people"));
    Map<String, Object> definition = simple("old", "new", List.of(counted));
    Map<String, Object> factor = new HashMap<>(ExperimentDrafts.factor("gate", "product"));
    factor.put("flag", "quest");
    definition.put("factors", List.of(factor));
    definition.put("exposure", ExperimentRuns.exposure("quest"));
    definition.put("traffic", traffic);
    return definition;
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
