package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Gray releases that are to begin later. */
class ScheduledReleaseIT {

  private static final String PLACE = "/flags/home/environments/production";
  private static final String RELEASE = PLACE + "/release";

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @BeforeEach
  void aFlagIsOff() {
    Map<String, Object> flag =
        Map.of("key", "home", "names", Map.of("zh", "首页", "en", "Home"), "type", "boolean");
    expect(201, project.post("/flags", flag));
    expect(200, change("PATCH", PLACE, Map.of("rules", List.of(Map.of("rollout", 40)))));
  }

  @Test
  void beginsByItselfAtItsTime() {
    Instant soon = server.now().plusSeconds(1);
    JsonNode made = expect(201, schedule(soon)).json();
    assertThat(made.get("state").asString()).isEqualTo("scheduled");
    assertThat(flag().at("/environments/production/enabled").asBoolean()).isFalse();
    await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("running"));
    assertThat(share()).isEqualTo(10);
    assertThat(flag().at("/environments/production/enabled").asBoolean()).isTrue();
    JsonNode begun = release();
    assertThat(Instant.parse(begun.get("startedAt").asString())).isAfterOrEqualTo(soon);
    assertThat(begun.at("/history/0/cause").asString()).isEqualTo("time");
    assertThat(begun.at("/history/1/state").asString()).isEqualTo("scheduled");
    expect(200, move("rolled_back"));
    assertThat(share()).as("nobody had it before").isZero();
  }

  @Test
  void waitsShownInListAndCalendarAndIsTheOnlyOne() {
    Instant then = server.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(40));
    JsonNode made = expect(201, schedule(then)).json();
    assertThat(made.get("waits").asString()).isEqualTo("not_yet");
    assertThat(Instant.parse(made.get("nextAt").asString())).isEqualTo(then);
    JsonNode listed = project.get("/flag-releases").json().get(0);
    assertThat(Instant.parse(listed.get("startsAt").asString())).isEqualTo(then);
    assertThat(listed.get("percent").asInt()).isZero();
    String day = then.toString().substring(0, 10);
    String calendar = "/calendar?from=" + day + "&to=" + day;
    assertThat(project.get(calendar).json().at("/items/0/from").asString()).isEqualTo(day);
    assertThat(code(schedule(server.now()))).isEqualTo("release_open");
    assertThat(code(move("paused"))).isEqualTo("invalid_request");
    assertThat(code(move("rolled_back"))).isEqualTo("invalid_request");
    expect(200, move("stopped"));
    assertThat(share()).as("its rule is as it was").isEqualTo(40);
    assertThat(project.get(calendar).json().get("items")).isEmpty();
  }

  @Test
  void beginsNowWhenSomebodySaysSoAndNotAfterItWasTurnedByHand() {
    expect(201, schedule(server.now().plus(Duration.ofDays(1))));
    expect(200, move("running"));
    assertThat(share()).isEqualTo(10);
    expect(200, move("stopped"));
    expect(201, schedule(server.now().plus(Duration.ofDays(1))));
    expect(200, change("PATCH", PLACE, Map.of("rules", List.of(Map.of("rollout", 15)))));
    await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("stopped"));
    assertThat(release().at("/history/0/cause").asString()).isEqualTo("changed_by_hand");
    assertThat(share()).isEqualTo(15);
    assertThat(code(schedule(server.now().plus(Duration.ofDays(400)))))
        .isEqualTo("invalid_request");
  }

  @Test
  void whatIsSwitchedOffMeanwhileIsNotSwitchedOnAgain() {
    List<Map<String, Object>> rules = List.of(Map.of("rollout", 0));
    expect(200, change("PATCH", PLACE, Map.of("enabled", true, "rules", rules)));
    expect(201, schedule(server.now().plus(Duration.ofDays(1))));
    expect(200, change("PATCH", PLACE, Map.of("enabled", false)));
    await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("stopped"));
    assertThat(flag().at("/environments/production/enabled").asBoolean()).isFalse();
  }

  @Test
  void doesNotSwitchOnWhatSaysSomethingElseByThen() {
    expect(201, schedule(server.now().plus(Duration.ofDays(1))));
    expect(200, change("PATCH", "/flags/home", Map.of("description", "as it was")));
    assertThat(release().get("waits").asString())
        .as("who gets it is the same")
        .isEqualTo("not_yet");
    List<Map<String, Object>> more = List.of(Map.of("rollout", 40), Map.of("rollout", 100));
    expect(200, change("PATCH", PLACE, Map.of("rules", more)));
    assertThat(code(move("running"))).isEqualTo("release_over");
    await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("stopped"));
    assertThat(release().at("/history/0/cause").asString()).isEqualTo("changed_by_hand");
    assertThat(flag().at("/environments/production/enabled").asBoolean()).isFalse();
  }

  @Test
  void whatIsTakenAwayDoesNotBeginLater() {
    expect(201, schedule(server.now().plus(Duration.ofDays(1))));
    Map<String, Object> away =
        Map.of(
            "type",
            "retreat_flag",
            "reason",
            "it harms",
            "parameters",
            Map.of("flag", "home", "environment", "production"));
    ApprovalDesk desk = new ApprovalDesk(server, project);
    JsonNode asked =
        expect(201, desk.send(desk.token("engineering"), "POST", "/actions", away)).json();
    if (asked.get("state").asString().equals("proposed")) {
      expect(200, desk.decide(TestServer.ADMIN_TOKEN, asked));
    }
    desk.ended(asked, "done");
    await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("stopped"));
    assertThat(flag().at("/environments/production/enabled").asBoolean()).isFalse();
  }

  private Answer schedule(Instant at) {
    List<Object> steps = List.of(step(10, 48), step(100, 0));
    Map<String, Object> draft = Map.of("rule", 0, "steps", steps, "startsAt", at.toString());
    return change("POST", RELEASE, draft);
  }

  private Answer move(String to) {
    return project.post(RELEASE + "/state", Map.of("to", to, "reason", "as agreed"));
  }

  private String state() {
    return release().get("state").asString();
  }

  private JsonNode release() {
    return expect(200, project.get(RELEASE)).json();
  }

  private JsonNode flag() {
    return expect(200, project.get("/flags/home")).json();
  }

  private double share() {
    return flag().at("/environments/production/rules/0/rollout").asDouble();
  }

  private Answer change(String method, String path, Map<String, Object> body) {
    return server.send(
        TestServer.json(server.request(project.path(path)), method, body)
            .header("If-Match", "\"" + flag().get("version") + "\""));
  }

  private static Map<String, Object> step(double percent, int hours) {
    return Map.of("percent", percent, "hours", hours);
  }

  private static String code(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    return answer.json().get("code").asString();
  }
}
