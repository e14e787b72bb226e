package io.tandem.catalog;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds and the operations calendar. Has a server of its own: it sets the clock. */
class HoldsIT {

  private static final Path DATA = TestServer.temporaryDirectory();
  private static TestServer server;

  private final TestProject project = server.newProject("Asia/Shanghai");

  @BeforeAll
  static void start() {
    server = TestServer.start(DATA);
    server.setClock(Instant.parse("2026-04-10T00:00:00Z"));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void holdPausesWhatRunsAndItComesBack() {
    feature("playback");
    campaign("running", "playback", true);
    campaign("other", "lesson", true);
    campaign("draft", "playback", false);
    long hold = hold("feature", "playback", null).get("id").asLong();
    assertThat(state("running")).isEqualTo("paused");
    assertThat(state("other")).isEqualTo("running");
    move("draft", "scheduled", 200);
    assertThat(code(move("draft", "running", 409))).isEqualTo("campaign_held");
    assertThat(code(move("running", "running", 409))).isEqualTo("campaign_held");
    expect(200, lift(hold));
    assertThat(state("running")).isEqualTo("running");
    assertThat(lift(hold).status()).isEqualTo(404);
    assertThat(project.get("/holds").json().get("items").size()).isZero();
    assertThat(project.get("/holds?lifted=true").json().at("/items/0/liftedBy").isNull()).isFalse();
  }

  @Test
  void whatSomebodyChangedMeanwhileStaysAsItIs() {
    feature("playback");
    campaign("ended", "playback", true);
    campaign("twice", "playback", true);
    long feature = hold("feature", "playback", null).get("id").asLong();
    long own = hold("campaign", "twice", null).get("id").asLong();
    move("ended", "ended", 200);
    expect(200, lift(feature));
    assertThat(state("ended")).isEqualTo("ended");
    assertThat(state("twice")).as("its own hold stands").isEqualTo("paused");
    expect(200, lift(own));
    assertThat(state("twice")).isEqualTo("running");
  }

  @Test
  void scheduledCampaignWaitsForTheEndOfTheHoldWhichComesByItself() {
    feature("playback");
    long now = server.now().toEpochMilli();
    hold("feature", "playback", Instant.ofEpochMilli(now + 3_600_000).toString());
    campaign("waits", "playback", false);
    move("waits", "scheduled", 200);
    campaign("witness", "lesson", false);
    move("witness", "scheduled", 200);
    until("witness", "running");
    assertThat(state("waits")).isEqualTo("scheduled");
    server.setClock(Instant.ofEpochMilli(now + 3_700_000));
    until("waits", "running");
    JsonNode lifted = project.get("/holds?lifted=true").json().at("/items/0");
    assertThat(lifted.get("liftedBy").asString()).isEqualTo("system");
  }

  @Test
  void campaignStartedWhileItsFeatureIsBeingHeldNeverRunsOn() throws Exception {
    feature("playback");
    for (int round = 0; round < 10; round++) {
      String key = "race" + round;
      campaign(key, "playback", false);
      move(key, "scheduled", 200);
      Map<String, Object> run = Map.of("to", "running", "reason", "go");
      JsonNode hold;
      try (ExecutorService racers = Executors.newFixedThreadPool(2)) {
        racers.submit(() -> project.post("/campaigns/" + key + "/transitions", run));
        hold = racers.submit(() -> hold("feature", "playback", null)).get();
      }
      assertThat(state(key)).as("round %d", round).isIn("scheduled", "paused");
      expect(200, lift(hold.get("id").asLong()));
    }
  }

  @Test
  void holdsAreForSomeRolesAndNeedAReasonAndASubject() {
    feature("playback");
    Map<String, Object> wanted = wanted("feature", "playback", null);
    assertThat(as("support", wanted)).isEqualTo(403);
    assertThat(as("engineering", wanted)).isEqualTo(201);
    assertThat(project.post("/holds", wanted("feature", "none", null)).status()).isEqualTo(404);
    assertThat(project.post("/holds", wanted("segment", "playback", null)).status()).isEqualTo(400);
    assertThat(
            project.post("/holds", wanted("feature", "playback", "2001-01-01T00:00:00Z")).status())
        .isEqualTo(400);
  }

  @Test
  void calendarShowsReleasesCampaignsHoldsAndWhereTheyCollide() {
    feature("playback");
    campaign("one", "playback", true);
    campaign("two", "playback", false);
    campaign("apart", "lesson", false);
    hold("campaign", "one", null);
    List<String> entries = entries("?from=2026-04-01&to=2026-04-30");
    assertThat(entries)
        .contains(
            "release playback ",
            "campaign one ",
            "campaign two ",
            "campaign apart ",
            "hold one ",
            "conflict playback same_feature",
            "conflict one held",
            "conflict one same_event");
    assertThat(entries).hasSize(7 + 1 + 3); // the release of lesson, and three count one event
    assertThat(entries("?from=2026-06-01&to=2026-06-30")).as("the hold has no end").hasSize(1);
    assertThat(project.get("/annotations?from=2026-04-01&to=2026-04-30").json().get("items"))
        .as("plans and conflicts explain no line")
        .extracting(one -> one.get("kind").asString() + " " + one.at("/subject/key").asString())
        .contains("release playback", "campaign one", "hold one")
        .doesNotContain("campaign two", "campaign apart")
        .noneMatch(one -> one.startsWith("conflict"));
    assertThat(project.get("/annotations?from=2026-04-30&to=2026-04-01").status()).isEqualTo(400);
    assertThat(project.get("/calendar?from=2026-04-30&to=2026-04-01").status()).isEqualTo(400);
    assertThat(project.get("/calendar?from=0001-04-30&to=2026-04-01").status()).isEqualTo(400);
  }

  private List<String> entries(String range) {
    return expect(200, project.get("/calendar" + range))
        .json()
        .get("items")
        .valueStream()
        .map(entry ->
            "%s %s %s"
                .formatted(
                    entry.get("kind").asString(),
                    entry.at("/subject/key").asString(),
                    entry.at("/conflict/cause").asString("")))
        .toList();
  }

  private void feature(String key) {
    for (String each : List.of(key, "lesson")) {
      Map<String, Object> feature = new HashMap<>();
      feature.put("key", each);
      feature.put("names", Map.of("zh", each, "en", each));
      feature.put("tier", "core");
      feature.put("keyEvents", List.of(Map.of("event", each + "_open")));
      feature.put("launchDate", "2026-04-05");
      expect(201, project.post("/features", feature));
    }
  }

  private void campaign(String key, String feature, boolean run) {
    Map<String, Object> campaign = CatalogIT.campaign(key);
    campaign.put("features", List.of(feature));
    campaign.put("from", "2026-04-09");
    campaign.put("to", "2026-05-09");
    expect(201, project.post("/campaigns", campaign));
    if (run) {
      move(key, "scheduled", 200);
      move(key, "running", 200);
    }
  }

  private JsonNode hold(String kind, String key, String until) {
    return expect(201, project.post("/holds", wanted(kind, key, until))).json();
  }

  private static Map<String, Object> wanted(String kind, String key, String until) {
    Map<String, Object> hold = new HashMap<>();
    hold.put("subject", Map.of("kind", kind, "key", key));
    hold.put("reason", "playback is down");
    hold.put("until", until);
    return hold;
  }

  private Answer lift(long hold) {
    return server.delete(project.path("/holds/" + hold));
  }

  private int as(String role, Map<String, Object> hold) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    String token = expect(201, project.post("/tokens", wanted)).json().get("token").asString();
    return server
        .send(
            TestServer.json(server.anonymous(project.path("/holds")), "POST", hold)
                .header("Authorization", "Bearer " + token))
        .status();
  }

  /** Retried while the periods' job is at the same campaign. */
  private Answer move(String key, String to, int status) {
    Answer answer =
        project.post("/campaigns/" + key + "/transitions", Map.of("to", to, "reason", "agreed"));
    boolean alreadyThere = status == 200 && answer.status() == 409 && state(key).equals(to);
    return alreadyThere ? answer : expect(status, answer);
  }

  private String state(String key) {
    return project.get("/campaigns/" + key).json().get("state").asString();
  }

  private void until(String key, String state) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!state(key).equals(state) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(state(key)).isEqualTo(state);
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
