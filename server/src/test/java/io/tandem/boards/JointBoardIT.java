package io.tandem.boards;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Policies on tiles, what waits for whom, what happened, and digests; on a clock of its own. */
class JointBoardIT {

  private static final Path DATA = TestServer.temporaryDirectory();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(DATA, "tandem.messaging.allow-private-addresses=true");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void tileShowsItsPolicyWithVerdictsBreachesAndTheLastAction() {
    TestProject project = FiredPolicy.play(server);
    JsonNode tiles = project.get("/boards/main/view").json().get("tiles");
    assertThat(tiles.at("/1/metric/key").asString()).isEqualTo("penetration");
    assertThat(tiles.at("/0/policies")).isEmpty();
    JsonNode policy = tiles.at("/1/policies/0");
    assertThat(policy.get("sameSeries").asBoolean()).isTrue();
    assertThat(policy.at("/standing/bound").asDouble()).isEqualTo(0.4);
    assertThat(policy.at("/standing/warnFrom").asDouble()).isEqualTo(0.35);
    assertThat(policy.at("/standing/status/state").asString()).isEqualTo("firing");
    assertThat(policy.at("/standing/status/lastSentence/zh").asString())
        .contains("学习进度", "第 2/2 个已结束日", "触发");
    assertThat(policy.get("judged").valueStream().map(one -> one.get("breach").asBoolean()))
        .containsExactly(true, true);
    assertThat(policy.at("/lastAction/state").asString()).isEqualTo("proposed");
    assertThat(policy.at("/lastAction/approval/role").asString()).isEqualTo("operations");
    JsonNode weekly = weekly(project);
    assertThat(weekly.get("sameSeries").asBoolean()).isFalse();
    assertThat(weekly.get("judged")).isEmpty();
  }

  /** The same policy beside a tile that looks back over 7 days. */
  private static JsonNode weekly(TestProject project) {
    Map<String, Object> tile = BoardIT.tile("penetration", "progress", null);
    tile.put("window", 7);
    expect(200, project.put("/boards/main", 1, BoardIT.board("main", tile)));
    return project.get("/boards/main/view").json().at("/tiles/0/policies/0");
  }

  @Test
  void everybodySeesWhatWaitsForThemAndOperationsApproves() {
    TestProject project = FiredPolicy.play(server);
    Map<String, Object> star = Map.of("metric", "paid_conversion", "target", 0.1);
    expect(200, project.put("/north-star", 0, star));
    expect(201, project.post("/work-items", work("product", "2026-04-18")));
    expect(201, project.post("/work-items", work("product", "2026-06-18")));
    String product = token(project, "product");
    String operations = token(project, "operations");
    assertThat(inbox(project, token(project, "viewer"))).isEmpty();
    assertThat(inbox(project, product)).containsExactly("due 1", "sign 1");
    assertThat(inbox(project, operations)).containsExactly("approve 1", "sign 1");

    JsonNode item = read(project, operations, "/inbox").get(0);
    assertThat(item.at("/action/mayDecide").asBoolean()).isTrue();
    assertThat(item.at("/why/zh").asString()).contains("触发");
    String approve = "/actions/" + item.at("/action/id").asString() + "/approve";
    expect(200, send(project, operations, approve, Map.of("comment", "go")));
    assertThat(inbox(project, operations)).containsExactly("sign 1");
    FiredPolicy.await(() -> happened(project).contains("acted done"));
    assertThat(happened(project)).contains("fired", "acted done");
    JsonNode latest = project.get("/boards/main/view").json().at("/tiles/1/policies/0/lastAction");
    assertThat(latest.get("decidedBy").asString()).isEqualTo("operations");
  }

  @Test
  void whatHappenedIsPagedFromTheNewestAndTellsStartsAndPauses() {
    TestProject project = FiredPolicy.play(server);
    for (String state : List.of("scheduled", "running", "paused")) {
      project.post("/campaigns/quest/transitions", Map.of("to", state, "reason", "because"));
    }
    FiredPolicy.await(() -> happened(project).contains("campaign_paused"));
    List<String> all = happened(project);
    assertThat(all).contains("fired", "campaign_scheduled", "campaign_started");
    JsonNode first = project.get("/happened?limit=1").json();
    assertThat(first.get("items")).hasSize(1);
    assertThat(first.at("/items/0/kind").asString()).isEqualTo("campaign_paused");
    assertThat(first.at("/items/0/detail/zh").asString()).isEqualTo("because");
    String cursor = "/happened?limit=100&cursor=" + first.get("next").asString();
    assertThat(project.get(cursor).json().get("items")).hasSize(all.size() - 1);
    assertThat(project.get("/happened?cursor=yesterday").status()).isEqualTo(400);
  }

  private static Map<String, Object> work(String owner, String due) {
    return Map.of(
        "kind",
        "project",
        "title",
        Map.of("zh", "专项", "en", "Project"),
        "owner",
        owner,
        "dueDate",
        due,
        "subject",
        Map.of("kind", "feature", "key", "progress"));
  }

  private static String token(TestProject project, String role) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }

  private static List<String> inbox(TestProject project, String token) {
    return read(project, token, "/inbox")
        .valueStream()
        .map(item -> item.get("kind").asString() + " " + item.get("priority").asInt())
        .toList();
  }

  private static List<String> happened(TestProject project) {
    return project
        .get("/happened?limit=100")
        .json()
        .get("items")
        .valueStream()
        .map(one ->
            one.get("kind").asString()
                + (one.get("action").isNull() ? "" : " " + one.at("/action/state").asString()))
        .toList();
  }

  private static JsonNode read(TestProject project, String token, String path) {
    return expect(
            200,
            server.send(
                server
                    .anonymous(project.path(path))
                    .header("Authorization", "Bearer " + token)
                    .GET()))
        .json();
  }

  private static Answer send(TestProject project, String token, String path, Object body) {
    return server.send(
        TestServer.json(server.anonymous(project.path(path)), "POST", body)
            .header("Authorization", "Bearer " + token));
  }
}
