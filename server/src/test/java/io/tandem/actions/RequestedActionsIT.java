package io.tandem.actions;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the wish of one role over the approval of another to the effect, all through HTTP. */
class RequestedActionsIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final String support = token("support");
  private final String operations = token("operations");

  @Test
  void supportAsksOperationsApprovesAndTheCampaignPauses() {
    feature();
    campaign();
    JsonNode asked = ask("pause_campaign", Map.of("campaign", "badge"));
    assertThat(asked.get("state").asString()).isEqualTo("proposed");
    assertThat(asked.at("/preview/zh").asString()).isEqualTo("暂停 1 个活动：勋章");
    JsonNode done = approved(asked, "done");
    assertThat(done.get("link").asString()).isEqualTo("campaigns/badge");
    assertThat(project.get("/campaigns/badge").json().get("state").asString()).isEqualTo("paused");
  }

  @Test
  void heldFeatureKeepsCampaignsFromStartingButNotWorkFromBeingOpened() {
    feature();
    Map<String, Object> hold =
        Map.of("subject", Map.of("kind", "feature", "key", "ai"), "reason", "playback is down");
    expect(201, project.post("/holds", hold));
    JsonNode start = ask("start_campaign", Map.of("draft", Map.of("days", 7)));
    assertThat(start.get("state").asString()).isEqualTo("inhibited");
    assertThat(start.at("/result/en").asString()).contains("held (playback is down)");
    Map<String, Object> title = Map.of("zh", "排查", "en", "Look into it");
    assertThat(approved(ask("open_work", Map.of("title", title)), "done").get("link").asString())
        .isEqualTo("growth/work/1");
  }

  @Test
  void whatCannotBeDoneFailsWithItsReasonAndChangesNothing() {
    feature();
    expect(
        201,
        project.post(
            "/pools",
            Map.of(
                "key",
                "calls",
                "names",
                Map.of("zh", "外呼", "en", "Calls"),
                "unit",
                "calls",
                "capacity",
                10)));
    expect(
        201,
        server.send(
            TestServer.json(
                    server.request(project.path("/pools/calls/allocations")),
                    "POST",
                    Map.of("name", "ai", "tier", "core", "amount", 10))
                .header("If-Match", "\"1\"")));
    JsonNode failed = approved(ask("reallocate", Map.of("pool", "calls", "to", 12)), "failed");
    assertThat(failed.at("/result/en").asString()).contains("2 short");
    assertThat(failed.at("/result/zh").asString()).contains("还差 2");
    assertThat(project.get("/pools/calls").json().at("/allocations/0/amount").asInt())
        .isEqualTo(10);
  }

  private JsonNode ask(String type, Map<String, Object> parameters) {
    Map<String, Object> wish =
        Map.of(
            "type",
            type,
            "subject",
            Map.of("kind", "feature", "key", "ai"),
            "parameters",
            parameters,
            "reason",
            "many tickets");
    return expect(201, as(support, "/actions", wish)).json();
  }

  private JsonNode approved(JsonNode asked, String state) {
    String path = "/actions/" + asked.get("id").asString();
    expect(200, as(operations, path + "/approve", Map.of("comment", "agreed")));
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonNode action = project.get(path).json();
    while (!action.get("state").asString().equals(state) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      action = project.get(path).json();
    }
    assertThat(action.get("state").asString()).as(action.toString()).isEqualTo(state);
    return action;
  }

  private void feature() {
    expect(
        201,
        project.post(
            "/features",
            Map.of(
                "key",
                "ai",
                "names",
                Map.of("zh", "AI 批改", "en", "AI review"),
                "tier",
                "exploratory",
                "keyEvents",
                List.of(Map.of("event", "ai_open")))));
  }

  private void campaign() {
    LocalDate today = LocalDate.ofInstant(server.now(), ZoneOffset.UTC);
    expect(
        201,
        project.post(
            "/campaigns",
            Map.of(
                "key", "badge",
                "names", Map.of("zh", "勋章", "en", "Badge"),
                "features", List.of("ai"),
                "from", today.minusDays(1).toString(),
                "to", today.plusDays(9).toString(),
                "participation", Map.of("event", "joined"))));
    for (String to : List.of("scheduled", "running")) {
      project.post("/campaigns/badge/transitions", Map.of("to", to, "reason", "agreed"));
    }
  }

  private Answer as(String token, String rest, Map<String, Object> body) {
    return server.send(
        TestServer.json(server.anonymous(project.path(rest)), "POST", body)
            .header("Authorization", "Bearer " + token));
  }

  private String token(String role) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }
}
