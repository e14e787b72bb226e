package io.tandem.catalog;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Has a server of its own: it sets the clock. */
class CampaignStatesIT {

  private static final Path DATA = TestServer.temporaryDirectory();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(DATA);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void stateFollowsTheRulesAndRemembersWhoAndWhy() {
    TestProject project = campaign("Asia/Shanghai", "2126-03-10", "2126-03-12");
    assertThat(transition(project, "running", "too early")).isEqualTo("illegal_transition");
    assertThat(transition(project, "scheduled", "agreed on Monday")).isEqualTo("scheduled");
    assertThat(transition(project, "scheduled", "again")).isEqualTo("illegal_transition");
    assertThat(transition(project, "running", "start early")).isEqualTo("running");
    assertThat(transition(project, "paused", "complaints")).isEqualTo("paused");
    assertThat(transition(project, "running", "solved")).isEqualTo("running");
    assertThat(transition(project, "ended", "goal reached")).isEqualTo("ended");
    assertThat(transition(project, "running", "more")).isEqualTo("illegal_transition");

    JsonNode now = project.get("/campaigns/c").json();
    assertThat(now.get("stateReason").asString()).isEqualTo("goal reached");
    assertThat(now.get("version").asInt()).isEqualTo(6);
    assertThat(states(project))
        .containsExactly("draft", "scheduled", "running", "paused", "running", "ended");
    assertThat(project.get("/campaigns/c/history").json().get(3).get("reason").asString())
        .isEqualTo("complaints");
  }

  @Test
  void aReasonIsRequiredAndEndedCampaignsStayAsTheyWere() {
    TestProject project = campaign("UTC", "2126-03-10", "2126-03-12");
    Map<String, Object> silent = Map.of("to", "scheduled", "reason", " ");
    assertThat(project.post("/campaigns/c/transitions", silent).status()).isEqualTo(400);
    transition(project, "scheduled", "go");
    transition(project, "running", "go");
    transition(project, "ended", "stop");
    Map<String, Object> change = CatalogIT.campaign("c");
    assertThat(project.put("/campaigns/c", 4, change).json().get("code").asString())
        .isEqualTo("campaign_ended");
  }

  @Test
  void campaignRunsFromItsFirstLocalDayToTheEndOfItsLast() {
    server.setClock(Instant.parse("2026-03-09T15:59:30Z")); // 23:59:30 in Shanghai
    TestProject project = campaign("Asia/Shanghai", "2026-03-10", "2026-03-12");
    transition(project, "scheduled", "go");
    server.setClock(Instant.parse("2026-03-09T15:59:50Z"));
    untilPeriodsWereLookedAt();
    assertThat(states(project)).containsExactly("draft", "scheduled");
    server.setClock(Instant.parse("2026-03-09T16:00:00Z"));
    untilStates(project, "draft", "scheduled", "running");
    server.setClock(Instant.parse("2026-03-12T15:59:30Z"));
    untilPeriodsWereLookedAt();
    assertThat(states(project)).containsExactly("draft", "scheduled", "running");
    server.setClock(Instant.parse("2026-03-12T16:00:00Z"));
    untilStates(project, "draft", "scheduled", "running", "ended");
    JsonNode end = project.get("/campaigns/c").json();
    assertThat(end.get("stateChangedBy").asString()).isEqualTo("system");
    assertThat(end.get("stateReason").asString()).contains("2026-03-12");
    assertThat(project.get("/audit?subject=c").json().at("/items/0/actor").asString())
        .isEqualTo("system");
  }

  @Test
  void jumpOfTheClockOverTheWholePeriodStartsAndEndsIt() {
    server.setClock(Instant.parse("2026-05-01T00:00:00Z"));
    TestProject project = campaign("America/New_York", "2026-05-03", "2026-05-04");
    transition(project, "scheduled", "go");
    server.setClock(Instant.parse("2026-06-01T00:00:00Z"));
    untilStates(project, "draft", "scheduled", "running", "ended");
  }

  @Test
  void pausedCampaignEndsWithItsPeriodAndDraftsStayDrafts() {
    server.setClock(Instant.parse("2026-07-01T00:00:00Z"));
    TestProject paused = campaign("UTC", "2026-07-01", "2026-07-02");
    TestProject draft = campaign("UTC", "2026-07-01", "2026-07-02");
    transition(paused, "scheduled", "go");
    untilStates(paused, "draft", "scheduled", "running");
    transition(paused, "paused", "wait");
    server.setClock(Instant.parse("2026-07-03T00:00:00Z"));
    untilStates(paused, "draft", "scheduled", "running", "paused", "ended");
    assertThat(states(draft)).containsExactly("draft");
  }

  /** Awaits a turn of another campaign that is due, after which all before it were looked at. */
  private static void untilPeriodsWereLookedAt() {
    TestProject witness = campaign("Pacific/Kiritimati", "2020-01-01", "2020-01-01");
    transition(witness, "scheduled", "go");
    untilStates(witness, "draft", "scheduled", "running", "ended");
  }

  private static TestProject campaign(String zone, String from, String to) {
    TestProject project = server.newProject(zone);
    Map<String, Object> campaign = CatalogIT.campaign("c");
    campaign.put("from", from);
    campaign.put("to", to);
    expect(201, project.post("/campaigns", campaign));
    return project;
  }

  /** The new state, or the code of the refusal. */
  private static String transition(TestProject project, String to, String reason) {
    var answer = project.post("/campaigns/c/transitions", Map.of("to", to, "reason", reason));
    return answer.json().get(answer.status() == 200 ? "state" : "code").asString();
  }

  private static List<String> states(TestProject project) {
    List<String> states = new ArrayList<>();
    expect(200, project.get("/campaigns/c/history"))
        .json()
        .forEach(change -> states.add(change.get("to").asString()));
    return states;
  }

  private static void untilStates(TestProject project, String... states) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!states(project).equals(List.of(states)) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(states(project)).containsExactly(states);
  }
}
