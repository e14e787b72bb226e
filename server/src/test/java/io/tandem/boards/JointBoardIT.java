package io.tandem.boards;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.PolicyRules;
import io.tandem.support.Receiver;
import io.tandem.support.Receiver.Reply;
import io.tandem.support.Story;
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
import java.util.function.BooleanSupplier;
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
    TestProject project = fired();
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
    TestProject project = fired();
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
    await(() -> happened(project).contains("acted done"));
    assertThat(happened(project)).contains("fired", "acted done");
    JsonNode latest = project.get("/boards/main/view").json().at("/tiles/1/policies/0/lastAction");
    assertThat(latest.get("decidedBy").asString()).isEqualTo("operations");
  }

  @Test
  void whatHappenedIsPagedFromTheNewestAndTellsStartsAndPauses() {
    TestProject project = fired();
    for (String state : List.of("scheduled", "running", "paused")) {
      project.post("/campaigns/quest/transitions", Map.of("to", state, "reason", "because"));
    }
    await(() -> happened(project).contains("campaign_paused"));
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

  @Test
  void digestLeavesOnceADayHoweverManyLookAndAlsoAfterARestart() throws Exception {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(204, ""))) {
      TestProject project = fired();
      channel(project, receiver);
      expect(200, project.put("/boards/main/digest", 0, digest("09:00")));
      assertThat(project.get("/boards/main/digest").json().get("nextAt").asString())
          .isEqualTo("2026-04-19T09:00:00Z");
      server.setClock(Instant.parse("2026-04-19T08:59:00Z"));
      lookTogether();
      assertThat(sent(project)).isZero();
      server.setClock(Instant.parse("2026-04-19T09:00:01Z"));
      await(() -> {
        lookTogether();
        return sent(project) > 0;
      });
      lookTogether();
      assertThat(sent(project)).isEqualTo(1);
      await(() -> receiver.requests().size() == 1);
      assertThat(receiver.requests().getFirst().body())
          .contains("触发中", "firing", "功能渗透率 · 学习进度", "专项", "board/main");
      server.stop();
      start();
      TestProject again = new TestProject(server, project.key(), project.writeKey());
      lookTogether();
      assertThat(sent(again)).isEqualTo(1);
      server.setClock(Instant.parse("2026-04-20T15:00:00Z"));
      await(() -> sent(again) == 2);
    }
  }

  @Test
  void digestOfADayWhoseHourIsLeftOutLeavesAtTheNextMoment() {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(204, ""))) {
      server.setClock(Instant.parse("2026-03-08T05:30:00Z"));
      TestProject project = BoardIT.project(server, "America/New_York");
      channel(project, receiver);
      expect(200, project.put("/boards/main/digest", 0, digest("02:30")));
      server.setClock(Instant.parse("2026-03-08T06:59:00Z")); // 01:59
      lookTogether();
      assertThat(sent(project)).isZero();
      server.setClock(Instant.parse("2026-03-08T07:00:01Z")); // 03:00
      await(() -> {
        lookTogether();
        return sent(project) == 1;
      });
    }
  }

  @Test
  void digestIsShownBeforeTriedOutAndSetUpOnlyWithChannelsThatAreOn() {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(204, ""))) {
      TestProject project = fired();
      channel(project, receiver);
      JsonNode none = expect(200, project.get("/boards/main/digest")).json();
      assertThat(none.at("/digest/enabled").asBoolean()).isFalse();
      assertThat(none.at("/digest/language").asString()).isEqualTo("zh-CN");
      JsonNode preview =
          expect(200, project.get("/boards/main/digest/preview?language=en&channel=team")).json();
      assertThat(preview.get("text").asString()).contains("Progress", "firing");
      assertThat(project.get("/boards/main/digest/preview?channel=none").status()).isEqualTo(404);
      JsonNode test = expect(202, project.post("/boards/main/digest/test", digest("09:00"))).json();
      assertThat(test.at("/0/title").asString()).startsWith("【测试】");
      assertThat(project.get("/boards/main/digest").json().at("/digest/version").asInt()).isZero();
      Map<String, Object> nowhere = new HashMap<>(digest("09:00"));
      nowhere.put("channels", List.of());
      assertThat(project.put("/boards/main/digest", 0, nowhere).status()).isEqualTo(400);
      nowhere.put("channels", List.of("none"));
      assertThat(project.put("/boards/main/digest", 0, nowhere).status()).isEqualTo(400);
      JsonNode set = expect(200, project.put("/boards/main/digest", 0, digest("05:00"))).json();
      assertThat(set.get("nextAt").asString()).isEqualTo("2026-04-20T05:00:00Z");
      assertThat(project.put("/boards/main/digest", 0, digest("05:00")).status()).isEqualTo(412);
      assertThat(project.get("/boards/none/digest").status()).isEqualTo(404);
    }
  }

  /**
   * A project in UTC at 06:00 of the 19th whose feature was used by 60 % on the 17th and 18th: its
   * policy fired and proposes a project to operations.
   */
  private static TestProject fired() {
    server.setClock(Instant.parse("2026-04-17T12:00:00Z"));
    TestProject project = BoardIT.project(server, "UTC");
    expect(201, project.post("/policies", policy()));
    expect(200, activate(project));
    for (String day : List.of("2026-04-17", "2026-04-18")) {
      server.setClock(Instant.parse(day + "T20:00:00Z"));
      new Story()
          .crowd(20, "p", "lesson", day + "T10:00:00Z")
          .crowd(12, "p", "progress_open", day + "T11:00:00Z")
          .sendTo(project);
    }
    Instant morning = Instant.parse("2026-04-19T06:00:00Z");
    server.setClock(morning);
    await(() -> {
      JsonNode progress = project.get("/policies/progress").json();
      return !Instant.parse(progress.get("judgedTo").asString()).isBefore(morning)
          && progress.get("actionsSettled").asBoolean();
    });
    return project;
  }

  private static Map<String, Object> policy() {
    Map<String, Object> predicate = PolicyRules.predicate("penetration", "gt", "0.4", 10, null);
    predicate.put("warnFrom", 0.35);
    Map<String, Object> policy =
        PolicyRules.policy("popular", "progress", predicate, PolicyRules.temporal(2, 2, 3, 3));
    Map<String, Object> approval =
        Map.of("required", true, "role", "operations", "expiresHours", 72, "selfApproval", true);
    Map<String, Object> parameters =
        Map.of("title", Map.of("zh", "专项", "en", "Project"), "owner", "product");
    Map<String, Object> action =
        Map.of(
            "name", "project",
            "on", "fire",
            "type", "open_work",
            "parameters", parameters,
            "approval", approval);
    policy.put("actions", List.of(action));
    return policy;
  }

  private static Answer activate(TestProject project) {
    return server.send(
        TestServer.json(
            server.request(project.path("/policies/popular/activate")).header("If-Match", "\"1\""),
            "POST",
            Map.of("mode", "live")));
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

  private static Map<String, Object> digest(String time) {
    return Map.of("enabled", true, "time", time, "channels", List.of("team"), "language", "zh-CN");
  }

  private static void channel(TestProject project, Receiver receiver) {
    expect(
        201,
        project.post(
            "/channels",
            Map.of(
                "key", "team",
                "names", Map.of("zh", "团队", "en", "Team"),
                "kind", "webhook",
                "url", receiver.url("/in"),
                "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));
  }

  /** Four schedulers at once. */
  private static void lookTogether() {
    DigestJob job = server.bean(DigestJob.class);
    try (ExecutorService schedulers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        schedulers.execute(job::send);
      }
    }
  }

  private static int sent(TestProject project) {
    return (int)
        project
            .get("/deliveries?limit=200")
            .json()
            .get("items")
            .valueStream()
            .filter(one -> one.get("reference").asString("").startsWith("digest:main:"))
            .count();
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

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 60 s");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
