package io.tandem.flags;

import static io.tandem.flags.ApprovalDesk.above;
import static io.tandem.flags.ApprovalDesk.change;
import static io.tandem.flags.ApprovalDesk.code;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Above 20 % in production a flag takes the word of product; engineering asks for it. */
class FlagApprovalIT {

  private static final String PLACE = "/flags/home/environments/production";

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final ApprovalDesk desk = new ApprovalDesk(server, project);
  private final String engineering = desk.token("engineering");
  private final String product = desk.token("product");
  private final String operations = desk.token("operations");
  private final String viewer = desk.token("viewer");

  @BeforeEach
  void aboveTwentyPercentItTakesTheWordOfProduct() {
    Map<String, Object> flag =
        Map.of("key", "home", "names", Map.of("zh", "新版首页", "en", "New home"), "type", "boolean");
    expect(201, project.post("/flags", flag));
    expect(200, desk.send(TestServer.ADMIN_TOKEN, "PUT", "/flag-approvals", above(20)));
  }

  @Test
  void smallSharesNeedNobodyLargerOnesAreRefusedForEverybody() {
    expect(200, desk.send(engineering, "PATCH", PLACE, change(20)));
    for (String token : List.of(engineering, product, TestServer.ADMIN_TOKEN)) {
      Answer refused = desk.send(token, "PATCH", PLACE, change(21));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(code(refused)).isEqualTo("approval_needed");
      assertThat(refused.json().get("detail").asString()).contains("20 %", "product");
    }
    expect(200, desk.send(engineering, "PATCH", PLACE, Map.of("enabled", false)));
    expect(200, desk.send(engineering, "PATCH", PLACE, change(15)));
    Map<String, Object> staging = change(100);
    expect(201, project.post("/environments", Map.of("key", "staging", "name", "Staging")));
    expect(200, desk.send(engineering, "PATCH", "/flags/home/environments/staging", staging));
  }

  @Test
  void whatIsAskedForHappensOnceProductApproves() {
    JsonNode asked = expect(201, ask(engineering, "change", change(80))).json();
    assertThat(asked.get("state").asString()).isEqualTo("proposed");
    assertThat(asked.at("/approval/role").asString()).isEqualTo("product");
    assertThat(asked.at("/preview/zh").asString()).contains("「新版首页」", "80%");
    assertThat(desk.decide(operations, asked).status()).isEqualTo(403);
    assertThat(desk.decide(engineering, asked).status()).isEqualTo(403);
    assertThat(share()).isZero();
    expect(200, desk.decide(product, asked));
    desk.ended(asked, "done");
    assertThat(share()).isEqualTo(80);
    JsonNode history = project.get("/flags/home/revisions").json().at("/items/0");
    assertThat(history.get("changedBy").asString()).isEqualTo("engineering");
  }

  @Test
  void whatWasChangedMeanwhileIsNotOverwritten() {
    JsonNode asked = expect(201, ask(engineering, "change", change(80))).json();
    expect(200, desk.send(engineering, "PATCH", PLACE, change(5)));
    expect(200, desk.decide(product, asked));
    desk.ended(asked, "failed");
    assertThat(share()).isEqualTo(5);
  }

  @Test
  void grayReleaseBeyondItIsApprovedOnceForAllItsSteps() {
    expect(200, desk.send(engineering, "PATCH", PLACE, change(0)));
    Map<String, Object> release =
        Map.of("rule", 0, "steps", List.of(step(10, 0), step(50, 0), step(100, 0)));
    assertThat(code(desk.send(engineering, "POST", PLACE + "/release", release)))
        .isEqualTo("approval_needed");
    JsonNode asked = expect(201, ask(engineering, "release", release)).json();
    assertThat(asked.at("/preview/en").asString()).contains("10% → 50% → 100%");
    expect(200, desk.decide(product, asked));
    desk.ended(asked, "done");
    while (project.get(PLACE + "/release").json().get("state").asString().equals("running")) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(share()).isEqualTo(100);
    Map<String, Object> small = Map.of("rule", 0, "steps", List.of(step(20, 1)));
    expect(200, desk.send(engineering, "PATCH", PLACE, change(0)));
    expect(201, desk.send(engineering, "POST", PLACE + "/release", small));
  }

  @Test
  void grayReleaseDoesNotSwitchOtherRulesOnUnasked() {
    List<?> rules = List.of(Map.of("rollout", 0), Map.of("rollout", 100));
    expect(200, desk.send(engineering, "PATCH", PLACE, Map.of("rules", rules)));
    Map<String, Object> small = Map.of("rule", 0, "steps", List.of(step(20, 1)));
    assertThat(code(desk.send(engineering, "POST", PLACE + "/release", small)))
        .isEqualTo("approval_needed");
    JsonNode asked = expect(201, ask(engineering, "release", small)).json();
    expect(200, desk.decide(product, asked));
    desk.ended(asked, "done");
    assertThat(share()).isEqualTo(20);
  }

  @Test
  void whatAHoldRefusesIsNotAskedFor() {
    List<?> opened = List.of(Map.of("event", "page_open"));
    Map<String, Object> names = Map.of("zh", "页面", "en", "Page");
    Map<String, Object> page =
        Map.of("key", "page", "names", names, "tier", "core", "keyEvents", opened);
    expect(201, project.post("/features", page));
    expect(200, desk.send(engineering, "PATCH", "/flags/home", Map.of("feature", "page")));
    Map<String, Object> subject = Map.of("kind", "feature", "key", "page");
    expect(201, project.post("/holds", Map.of("subject", subject, "reason", "fault")));
    Answer refused = ask(engineering, "change", change(80));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(code(refused)).isEqualTo("feature_held");
  }

  @Test
  void largerShareOfALayerAndTheWayBackAreAskedForLikeAnyChange() {
    expect(
        200,
        desk.send(TestServer.ADMIN_TOKEN, "PUT", "/flag-approvals", Map.of("items", List.of())));
    Map<String, Object> names = Map.of("zh", "结算", "en", "Checkout");
    expect(201, project.post("/flag-layers", Map.of("key", "checkout", "names", names)));
    expect(200, desk.send(engineering, "PUT", "/flags/home/layer", seat(10)));
    expect(200, desk.send(engineering, "PATCH", PLACE, change(100)));
    expect(200, desk.send(TestServer.ADMIN_TOKEN, "PUT", "/flag-approvals", above(20)));
    expect(200, desk.send(engineering, "PUT", "/flags/home/layer", seat(5)));
    assertThat(code(desk.send(engineering, "PUT", "/flags/home/layer", seat(20))))
        .isEqualTo("approval_needed");
    JsonNode asked = expect(201, ask(engineering, "layer", seat(20))).json();
    assertThat(asked.at("/preview/en").asString()).contains("checkout 20%");
    assertThat(desk.decide(operations, asked).status()).isEqualTo(403);
    expect(200, desk.decide(product, asked));
    desk.ended(asked, "done");
    assertThat(project.get("/flags/home").json().at("/seat/share").asDouble()).isEqualTo(20);
    expect(200, desk.send(engineering, "PATCH", PLACE, change(5)));
    Map<String, Object> back = Map.of("revision", 3);
    assertThat(code(desk.send(engineering, "POST", "/flags/home/revert", back)))
        .isEqualTo("approval_needed");
    JsonNode way = expect(201, ask(engineering, "revert", back)).json();
    expect(200, desk.decide(product, way));
    desk.ended(way, "done");
    assertThat(share()).isEqualTo(100);
  }

  private static Map<String, Object> seat(double share) {
    return Map.of("layer", "checkout", "share", share);
  }

  @Test
  void onlyAdministratorsSayWhatNeedsApprovalAndNonsenseIsRefused() {
    assertThat(desk.send(product, "PUT", "/flag-approvals", above(50)).status()).isEqualTo(403);
    assertThat(
            desk.send(viewer, "GET", "/flag-approvals", Map.of())
                .json()
                .at("/items/0/above")
                .asInt())
        .isEqualTo(20);
    for (Object wrong :
        List.of(
            Map.of("environment", "moon", "above", 1, "role", "product"),
            Map.of("environment", "production", "above", 101, "role", "product"),
            Map.of("environment", "production", "above", 1, "role", "viewer"),
            Map.of("environment", "production", "above", 1, "role", "nobody"))) {
      Answer answer =
          desk.send(
              TestServer.ADMIN_TOKEN, "PUT", "/flag-approvals", Map.of("items", List.of(wrong)));
      assertThat(answer.status()).as(wrong.toString()).isEqualTo(400);
    }
    assertThat(ask(viewer, "change", change(50)).status()).isEqualTo(403);
    assertThat(ask(engineering, "change", Map.of("rules", 7)).status()).isEqualTo(400);
  }

  @Test
  void whatSomebodyElseSaidMeanwhileIsNotOverwritten() {
    HttpRequest.Builder put =
        TestServer.json(server.request(project.path("/flag-approvals")), "PUT", above(50));
    assertThat(code(server.send(put))).isEqualTo("version_required");
    assertThat(code(server.send(put.header("If-Match", "\"0\"")))).isEqualTo("stale_version");
    Answer said = project.get("/flag-approvals");
    assertThat(said.header("ETag")).isEqualTo("\"1\"");
    assertThat(said.json().at("/items/0/above").asInt()).isEqualTo(20);
    Answer next = server.send(put.setHeader("If-Match", "\"1\""));
    assertThat(expect(200, next).json().get("version").asLong()).isEqualTo(2);
  }

  private Answer ask(String token, String what, Map<String, Object> body) {
    return desk.ask(token, "home", Map.of(what, body), desk.version("/flags/home"));
  }

  private double share() {
    return project
        .get("/flags/home")
        .json()
        .at("/environments/production/rules/0/rollout")
        .asDouble();
  }

  private static Map<String, Object> step(double percent, int hours) {
    return Map.of("percent", percent, "hours", hours);
  }
}
