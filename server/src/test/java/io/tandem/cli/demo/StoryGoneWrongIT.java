package io.tandem.cli.demo;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tandem.cli.demo.story.Arm;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.DealtByFlags;
import io.tandem.cli.demo.story.Onboarding;
import io.tandem.cli.demo.story.Story;
import io.tandem.support.History;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The demo's onboarding experiment, where something goes wrong that does not in the demo. */
class StoryGoneWrongIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final Instant BEFORE = SERVER.now();
  private static final Story STORY = DealtByFlags.story();
  private static final String EXPERIMENT = "/experiments/" + QuestTrial.KEY;
  private static final String FLAG = "/flags/" + Onboarding.FLAG;
  private static final String RELEASE = FLAG + "/environments/production/release";

  private final TestProject project = SERVER.newProject("Asia/Shanghai");
  private final List<History.Step> steps = new ArrayList<>();

  @AfterAll
  static void clockGoesOnAsBefore() {
    SERVER.setClock(BEFORE);
  }

  @Test
  void guardrailBreachRollsTheGrayReleaseBackAtTheFirstLook() {
    begin();
    atPercent(12, 50);
    atPercent(14, 100);
    SERVER.setClock(Days.at(21, Days.clock(0, 20)));
    exposed(20, (id, arm) -> true);
    complaints(20);
    send();
    Instant looked = Days.at(21, Days.clock(0, 31));
    SERVER.setClock(looked);
    await().atMost(Duration.ofSeconds(30)).until(() -> state().equals("decided"));

    JsonNode decision = project.get(EXPERIMENT).json().get("decision");
    assertThat(decision.get("by").asString()).isEqualTo("system");
    assertThat(decision.get("outcome").asString()).isEqualTo("stop");
    assertThat(decision.get("reason").asString()).contains("护栏指标「投诉」", "任务 + 打卡");
    // The next look would have been ten minutes later.
    assertThat(Instant.parse(decision.get("at").asString()))
        .isBetween(looked, looked.plusSeconds(60));
    assertThat(project.get(EXPERIMENT + "/analyses").json()).hasSize(1);
    JsonNode release = project.get(RELEASE).json();
    assertThat(release.get("state").asString()).isEqualTo("rolled_back");
    assertThat(project.get(FLAG).json().at("/environments/production/rules/0/rollout").asDouble())
        .as("what it was before the release")
        .isZero();
    for (String id : STORY.enrolled(20).keySet()) {
      assertThat(given(id)).as("nobody is given anything any more").isEmpty();
    }
  }

  @Test
  void clientThatLosesExposuresOfOneVariantIsCaughtAndNothingIsShipped() {
    begin();
    SERVER.setClock(Days.at(28, Days.clock(0, 20)));
    // Its page reloads before the exposure is sent: a third of those who get both are lost.
    exposed(27, (id, arm) -> arm != Arm.BOTH || id.hashCode() % 3 != 0);
    send();

    JsonNode found = expect(200, project.post(EXPERIMENT + "/analyses", Map.of())).json();
    JsonNode findings = found.get("findings");
    assertThat(findings.at("/exposure/sampleRatio/verdict").asString()).isEqualTo("mismatch");
    assertThat(findings.at("/exposure/sampleRatio/sequentialP").asDouble()).isLessThan(0.001);
    assertThat(findings.at("/verdict/outcome").asString()).isEqualTo("blocked");
    Answer shipped = move("decision", Map.of("outcome", "ship", "reason", "更好"), ADMIN);
    assertThat(shipped.status()).isEqualTo(409);
    assertThat(shipped.json().get("code").asString()).isEqualTo("sample_ratio_blocks");

    // Once they are told after all, the same people make a right ratio.
    exposed(27, (id, arm) -> true);
    send();
    JsonNode again = expect(200, project.post(EXPERIMENT + "/analyses", Map.of())).json();
    assertThat(again.at("/findings/exposure/sampleRatio/verdict").asString()).isEqualTo("ok");
    assertThat(people(again.at("/findings/exposure/arms"))).isEqualTo(Onboarding.ENROLLED);
  }

  private static long people(JsonNode arms) {
    return arms.valueStream().mapToLong(arm -> arm.get("people").asLong()).sum();
  }

  private static final String ADMIN = TestServer.ADMIN_TOKEN;

  /** Day 10: flag, experiment, both teams' words, start, gray release. */
  private void begin() {
    SERVER.setClock(Days.at(10, Days.clock(0, 20)));
    Map<String, Object> flag = new HashMap<>(QuestTrial.flag(StoryLanguage.CHINESE));
    flag.remove("feature");
    expect(201, project.post("/flags", flag));
    Map<String, Object> draft =
        Map.of("key", QuestTrial.KEY, "definition", QuestTrial.definition(StoryLanguage.CHINESE));
    expect(201, project.post("/experiments", draft));
    expect(200, move("review", Map.of(), ADMIN));
    for (String team : List.of("product", "operations")) {
      expect(200, move("approvals", Map.of("team", team), token(team)));
    }
    expect(200, move("start", Map.of(), ADMIN));
    Map<String, Object> release =
        Map.of("rule", 0, "steps", List.of(step(10, 48), step(50, 48), step(100, 480)));
    expect(201, matching("POST", RELEASE, FLAG, release, ADMIN));
  }

  private static Map<String, Object> step(int percent, int hours) {
    return Map.of("percent", percent, "hours", hours);
  }

  private void atPercent(int day, int percent) {
    SERVER.setClock(Days.at(day, Days.clock(0, 21)));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> QuestTrial.percent(project.get(RELEASE).json()) == percent);
  }

  /** Which exposures are told. */
  private interface Told {
    boolean test(String id, Arm arm);
  }

  private void exposed(int until, Told told) {
    for (int day = Onboarding.FIRST_DAY; day <= until; day++) {
      Instant at = Days.at(day, Days.clock(12, 0));
      STORY
          .enrolled(day)
          .forEach((id, arm) -> {
            if (told.test(id, Arm.valueOf(arm.toUpperCase(java.util.Locale.ROOT)))) {
              Map<String, Object> given =
                  Map.of("$feature_flag", Onboarding.FLAG, "$feature_flag_response", arm);
              did(id, "$feature_flag_called", at, given);
            }
          });
    }
  }

  /** Of those who get both, who are called every evening, 45 % complain, of the others 10 %. */
  private void complaints(int until) {
    for (int day = Onboarding.FIRST_DAY; day <= until; day++) {
      Instant at = Days.at(day, Days.clock(20, 0));
      STORY
          .enrolled(day)
          .forEach((id, arm) -> {
            int of100 = Math.floorMod(id.hashCode() * 7_919, 100);
            if (of100 < (arm.equals(Arm.BOTH.key()) ? 45 : 10)) {
              did(id, "complaint", at, Map.of("topic", "电话太多"));
            }
          });
    }
  }

  private void did(String id, String event, Instant time, Map<String, Object> properties) {
    steps.add(new History.Tracked(UUID.randomUUID(), id, event, time, properties));
  }

  private void send() {
    new History(Days.ZONE, LocalDate.MIN, LocalDate.MAX, List.copyOf(steps)).send(project, 500);
    steps.clear();
  }

  private String given(String id) {
    Map<String, Object> asked = Map.of("id", id);
    JsonNode outcome = expect(200, project.post(FLAG + "/evaluate", asked)).json();
    return outcome.path("variant").asString("");
  }

  private String state() {
    return project.get(EXPERIMENT).json().get("state").asString();
  }

  private Answer move(String what, Map<String, Object> body, String token) {
    return matching("POST", EXPERIMENT + "/" + what, EXPERIMENT, body, token);
  }

  private Answer matching(String method, String path, String of, Object body, String token) {
    long version = project.get(of).json().get("version").asLong();
    HttpRequest.Builder request =
        SERVER
            .anonymous(project.path(path))
            .header("Authorization", "Bearer " + token)
            .header("If-Match", "\"" + version + "\"");
    return SERVER.send(TestServer.json(request, method, body));
  }

  private String token(String role) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }
}
