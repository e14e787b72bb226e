package io.tandem.flags;

import static io.tandem.flags.ApprovalDesk.above;
import static io.tandem.flags.ApprovalDesk.change;
import static io.tandem.flags.ApprovalDesk.code;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever releases people who are held out gives them flags: above 20 % that takes a word. */
class HoldoutApprovalIT {

  private static final String PLACE = "/flags/home/environments/production";
  private static final String KEPT = "/flag-holdouts/kept";
  private static final Map<String, String> NARROWER = Map.of("zh", "收窄", "en", "Narrower");

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final ApprovalDesk desk = new ApprovalDesk(server, project);
  private final String engineering = desk.token("engineering");
  private final String product = desk.token("product");

  @BeforeEach
  void aboveTwentyPercentItTakesTheWordOfProduct() {
    Map<String, Object> flag =
        Map.of("key", "home", "names", Map.of("zh", "新版首页", "en", "New home"), "type", "boolean");
    expect(201, project.post("/flags", flag));
    expect(200, desk.send(TestServer.ADMIN_TOKEN, "PUT", "/flag-approvals", above(20)));
  }

  @Test
  void peopleWhoAreHeldOutAreReleasedSoonerWithASecondPersonsWord() {
    Map<String, Object> names = Map.of("zh", "对照", "en", "Kept out");
    Map<String, Object> holdout =
        Map.of("key", "kept", "names", names, "share", 5, "flags", List.of("home"));
    expect(201, project.post("/flag-holdouts", holdout));
    expect(200, desk.send(engineering, "PATCH", PLACE, change(20)));
    expect(200, desk.send(engineering, "PATCH", KEPT, Map.of("until", "2099-01-01T00:00:00Z")));
    Map<String, Object> all = Map.of("change", change(100));
    JsonNode larger =
        expect(201, desk.ask(engineering, "home", all, desk.version("/flags/home"))).json();
    expect(200, desk.decide(product, larger));
    desk.ended(larger, "done");
    assertThat(code(desk.send(engineering, "POST", KEPT + "/end", Map.of())))
        .isEqualTo("approval_needed");
    Map<String, Object> sooner = Map.of("until", "2098-01-01T00:00:00Z");
    assertThat(code(desk.send(engineering, "PATCH", KEPT, sooner))).isEqualTo("approval_needed");
    expect(200, desk.send(engineering, "PATCH", KEPT, Map.of("until", "2100-01-01T00:00:00Z")));
    JsonNode asked =
        expect(201, asked("home", Map.of("holdout", Map.of("holdout", "kept")))).json();
    assertThat(asked.at("/approval/role").asString()).isEqualTo("product");
    assertThat(asked.at("/preview/en").asString())
        .contains("held out by “Kept out”", "“New home”", "it ends now");
    assertThat(desk.decide(engineering, asked).status()).isEqualTo(403);
    expect(200, desk.decide(product, asked));
    desk.ended(asked, "done");
    assertThat(project.get(KEPT).json().get("state").asString()).isEqualTo("over");
  }

  @Test
  void takingAFlagOutOfAHoldoutIsAskedForWithTheNamesItIsToHave() {
    expect(200, desk.send(TestServer.ADMIN_TOKEN, "PUT", "/flag-approvals", above(100)));
    for (String key : List.of("other", "third")) {
      Map<String, Object> names = Map.of("zh", "开关 " + key, "en", "Flag " + key);
      expect(201, project.post("/flags", Map.of("key", key, "names", names, "type", "boolean")));
    }
    Map<String, Object> names = Map.of("zh", "对照", "en", "Kept out");
    Map<String, Object> holdout =
        Map.of("key", "kept", "names", names, "share", 5, "flags", List.of("home", "other"));
    expect(201, project.post("/flag-holdouts", holdout));
    expect(200, desk.send(engineering, "PATCH", PLACE, change(100)));
    expect(200, desk.send(TestServer.ADMIN_TOKEN, "PUT", "/flag-approvals", above(20)));
    Map<String, Object> fewer = Map.of("flags", List.of("other"), "names", NARROWER);
    assertThat(code(desk.send(engineering, "PATCH", KEPT, fewer))).isEqualTo("approval_needed");
    Map<String, Object> body = new HashMap<>(fewer);
    body.put("holdout", "kept");
    assertThat(code(asked("third", Map.of("holdout", body)))).isEqualTo("flag_not_covered");
    assertThat(code(asked("nothing", Map.of("holdout", body)))).isEqualTo("unknown_flag");
    assertThat(code(asked("home", Map.of("holdout", body, "environment", "moon"))))
        .isEqualTo("unknown_environment");
    JsonNode asked = expect(201, asked("home", Map.of("holdout", body))).json();
    assertThat(asked.at("/preview/zh").asString()).contains("留出组「对照」", "此后只覆盖「开关 other」");
    assertThat(asked.at("/preview/en").asString()).contains("it covers only “Flag other” from");
    expect(200, desk.decide(product, asked));
    desk.ended(asked, "done");
    JsonNode after = project.get(KEPT).json();
    assertThat(after.get("state").asString()).isEqualTo("running");
    assertThat(after.get("flags").toString()).isEqualTo("[\"other\"]");
    assertThat(after.at("/names/en").asString()).isEqualTo("Narrower");
  }

  /** Engineering asks for something of the holdout. */
  private Answer asked(String flag, Map<String, Object> what) {
    return desk.ask(engineering, flag, what, desk.version(KEPT));
  }
}
