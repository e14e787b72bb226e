package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.PolicyRules;
import io.tandem.policies.evaluation.Days;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Gray releases over HTTP, on a server whose clock this class moves. */
class GrayReleaseIT {

  private static final String RELEASE = "/flags/home/environments/production/release";
  private static final List<Map<String, Object>> STEPS =
      List.of(step(10, 48), step(50, 48), step(100, 0));

  private static TestServer server;

  private TestProject project;
  private Days days;

  @BeforeAll
  static void startAServerWithAClockOfItsOwn() {
    server = TestServer.start(TestServer.temporaryDirectory());
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private void begin(String noon) {
    server.setClock(Instant.parse(noon + "T12:00:00Z"));
    project = server.newProject("UTC");
    days = new Days(project);
    Map<String, Object> flag =
        Map.of("key", "home", "names", Map.of("zh", "新版首页", "en", "New home"), "type", "boolean");
    expect(201, project.post("/flags", flag));
    patch(Map.of("rules", List.of(Map.of("rollout", 0))));
  }

  @Test
  void goesOnByTimeAndKeepsWhoWasIn() {
    begin("2026-03-02");
    JsonNode release = expect(201, start(List.of())).json();
    assertThat(release.get("waits").asString()).isEqualTo("not_yet");
    assertThat(release.get("nextAt").asString()).startsWith("2026-03-04T12:00:00");
    assertThat(share()).isEqualTo(10);
    assertThat(listed()).isEqualTo("home production running 10.0");
    assertThat(onCalendar()).isEqualTo("gray_release 2026-03-02 2026-03-06 running");
    List<String> early = whoHasIt();
    assertThat(early).isNotEmpty();
    server.setClock(Instant.parse("2026-03-04T11:59:50Z"));
    assertThat(release().get("step").asInt()).isZero();
    goesTo("2026-03-04T12:00:01Z", 50);
    assertThat(whoHasIt()).containsAll(early).hasSizeGreaterThan(early.size());
    goesTo("2026-03-06T12:00:05Z", 100);
    Days.await(() -> release().get("state").asString().equals("done"));
    assertThat(release().get("waits").isNull()).isTrue();
    assertThat(release().get("history"))
        .extracting(moment -> moment.get("percent").asInt())
        .containsExactly(100, 100, 50, 10);
    assertThat(flag().get("note").asString()).isEqualTo("灰度发布：50 % → 100 %");
    assertThat(listed()).isEqualTo("home production done 100.0");
    assertThat(onCalendar()).isEqualTo("gray_release 2026-03-02 2026-03-06 done");
    assertThat(code(move("paused"))).isEqualTo("release_over");
  }

  @Test
  void waitsUntilItsGuardrailHasJudgedADayOfTheStep() {
    begin("2026-04-06");
    activate(PolicyRules.onePerDay("guard"));
    expect(201, start(List.of("guard")));
    for (int i = 0; i < 2; i++) {
      days.day(LocalDate.parse("2026-04-06").plusDays(i), 125, 0);
    }
    days.judged(Instant.parse("2026-04-07T01:00:05Z"));
    server.setClock(Instant.parse("2026-04-08T00:50:00Z"));
    assertThat(release().get("waits").asString()).as("48 hours").isEqualTo("not_yet");
    goesTo("2026-04-08T12:00:05Z", 50); // the 7th began in the step and was judged at 01:00
    expect(200, matching("POST", "/policies/guard/retire", "\"2\"", Map.of()));
    assertThat(release().get("waits").asString()).isEqualTo("guardrail_off");
    assertThat(release().get("policy").asString()).isEqualTo("guard");
  }

  @Test
  void aFiringGuardrailRollsBackAlsoWhatIsPausedAndNoneCanBeginMeanwhile() {
    begin("2026-05-04");
    expect(201, project.post("/metrics/custom", PolicyRules.countOf("errors", "error")));
    Map<String, Object> temporal = PolicyRules.temporal(1, 1, 1, 1);
    temporal.put("openBucket", true);
    activate(
        PolicyRules.policy(
            "errors", null, PolicyRules.predicate("errors", "gt", "2", 0, null), temporal));
    expect(201, start(List.of("errors")));
    expect(200, move("paused"));
    assertThat(release().get("waits").asString()).isEqualTo("person");
    new Story().crowd(3, "p", "error", "2026-05-04T11:00:00Z").sendTo(project);
    Days.await(() -> release().get("state").asString().equals("rolled_back"));
    assertThat(share()).as("what it was before").isZero();
    assertThat(whoHasIt()).isEmpty();
    JsonNode last = release().at("/history/0");
    assertThat(last.get("cause").asString()).isEqualTo("guardrail_firing");
    assertThat(last.get("policy").asString()).isEqualTo("errors");
    assertThat(code(start(List.of("errors")))).isEqualTo("guardrail_firing");
    assertThat(code(start(List.of("nobody")))).isEqualTo("unknown_guardrail");
  }

  @Test
  void aHeldFeatureAndAFlagThatIsOffGoNoFurther() {
    begin("2026-06-01");
    Map<String, Object> feature =
        Map.of(
            "key",
            "page",
            "names",
            Map.of("zh", "首页", "en", "Page"),
            "tier",
            "core",
            "keyEvents",
            List.of(Map.of("event", "page_open")));
    expect(201, project.post("/features", feature));
    expect(200, send("PATCH", "/flags/home", flag(), Map.of("feature", "page")));
    expect(201, start(List.of()));
    Map<String, Object> hold =
        Map.of("subject", Map.of("kind", "feature", "key", "page"), "reason", "fault");
    JsonNode held = expect(201, project.post("/holds", hold)).json();
    assertThat(release().get("waits").asString()).isEqualTo("held");
    assertThat(code(send("PATCH", PLACE, flag(), rules(20)))).isEqualTo("feature_held");
    expect(200, send("PATCH", PLACE, flag(), Map.of("enabled", false)));
    assertThat(code(send("PATCH", PLACE, flag(), Map.of("enabled", true))))
        .isEqualTo("feature_held");
    server.setClock(Instant.parse("2026-06-04T12:00:00Z"));
    Days.await(() -> since().equals("2026-06-04"));
    server.delete(project.path("/holds/" + held.get("id").asLong()));
    assertThat(release().get("waits").asString()).isEqualTo("switched_off");
    patch(Map.of("enabled", true));
    assertThat(release().get("waits").asString()).as("48 hours again").isEqualTo("not_yet");
  }

  @Test
  void aChangeByHandStopsItAndOnlyOneOfSeveralBegins() throws Exception {
    begin("2026-07-06");
    String version = "\"" + flag().get("version").asLong() + "\"";
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        answers.add(people.submit(() -> matching("POST", RELEASE, version, draft(List.of()))));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses).containsOnlyOnce(201);
    assertThat(List.of(201, 409, 412)).containsAll(statuses);
    assertThat(release().get("history")).hasSize(1);
    patch(rules(35));
    Days.await(() -> release().get("state").asString().equals("stopped"));
    assertThat(share()).isEqualTo(35);
    assertThat(release().at("/history/0/cause").asString()).isEqualTo("changed_by_hand");
    expect(201, start(List.of()));
    assertThat(release().get("before").asDouble()).isEqualTo(35);
    expect(200, move("rolled_back"));
    assertThat(share()).isEqualTo(35);
  }

  @Test
  void whatCannotBeIsRefused() {
    begin("2026-08-03");
    assertThat(project.get(RELEASE).status()).isEqualTo(404);
    for (Object steps :
        List.of(List.of(), List.of(step(50, 1), step(50, 1)), List.of(step(0, 1)), List.of(1))) {
      Answer refused = send("POST", RELEASE, flag(), Map.of("rule", 0, "steps", steps));
      assertThat(refused.status()).as(steps.toString()).isEqualTo(400);
    }
    Map<String, Object> noRule = Map.of("rule", 7, "steps", STEPS);
    assertThat(send("POST", RELEASE, flag(), noRule).status()).isEqualTo(404);
    assertThat(matching("POST", RELEASE, null, draft(List.of())).status()).isEqualTo(428);
    expect(201, start(List.of()));
    assertThat(code(start(List.of()))).isEqualTo("release_open");
    assertThat(code(move("done"))).isEqualTo("invalid_request");
  }

  private static final String PLACE = "/flags/home/environments/production";

  private void activate(Map<String, Object> policy) {
    expect(201, project.post("/policies", policy));
    String path = "/policies/" + policy.get("key") + "/activate";
    expect(200, matching("POST", path, "\"1\"", Map.of("mode", "live")));
  }

  private void goesTo(String instant, double percent) {
    server.setClock(Instant.parse(instant));
    Days.await(() -> share() == percent);
  }

  private JsonNode flag() {
    return expect(200, project.get("/flags/home")).json();
  }

  private JsonNode release() {
    return expect(200, project.get(RELEASE)).json();
  }

  private String onCalendar() {
    String range = "/calendar?from=2026-03-01&to=2026-03-31";
    return said(project.get(range).json().at("/items/0"), "kind", "from", "to", "state");
  }

  private String listed() {
    JsonNode all = expect(200, project.get("/flag-releases")).json();
    assertThat(all).hasSize(1);
    return said(all.get(0), "flag", "environment", "state", "percent");
  }

  private static String said(JsonNode one, String... fields) {
    return Stream.of(fields).map(f -> one.get(f).asString()).collect(Collectors.joining(" "));
  }

  private String since() {
    return release().get("since").asString().substring(0, 10);
  }

  private double share() {
    return flag().at("/environments/production/rules/0/rollout").asDouble();
  }

  private List<String> whoHasIt() {
    List<String> people = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      JsonNode outcome =
          expect(200, project.post("/flags/home/evaluate", Map.of("id", "person-" + i))).json();
      if (outcome.get("on").asBoolean()) {
        people.add("person-" + i);
      }
    }
    return people;
  }

  private Answer start(List<String> guardrails) {
    return send("POST", RELEASE, flag(), draft(guardrails));
  }

  private Answer move(String to) {
    return project.post(RELEASE + "/state", Map.of("to", to, "reason", "as agreed"));
  }

  private void patch(Map<String, Object> change) {
    expect(200, send("PATCH", PLACE, flag(), change));
  }

  private Answer send(String method, String path, JsonNode flag, Object body) {
    return matching(method, path, "\"" + flag.get("version").asLong() + "\"", body);
  }

  private Answer matching(String method, String path, @Nullable String version, Object body) {
    HttpRequest.Builder request = server.request(project.path(path));
    return server.send(
        TestServer.json(
            version == null ? request : request.header("If-Match", version), method, body));
  }

  private static Map<String, Object> rules(double percent) {
    return Map.of("rules", List.of(Map.of("rollout", percent)));
  }

  private static Map<String, Object> draft(List<String> guardrails) {
    return Map.of("rule", 0, "steps", STEPS, "guardrails", guardrails);
  }

  private static Map<String, Object> step(double percent, int hours) {
    return Map.of("percent", percent, "hours", hours);
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
