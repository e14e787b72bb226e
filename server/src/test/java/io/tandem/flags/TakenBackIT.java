package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.PolicyRules;
import io.tandem.policies.evaluation.Days;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a firing guardrail takes back, while people do something about the same fault. */
class TakenBackIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final Instant BEFORE = SERVER.now();
  private static final String PLACE = "/flags/home/environments/production";

  private final TestProject project = SERVER.newProject("UTC");

  @AfterAll
  static void clockGoesOnAsBefore() {
    SERVER.setClock(BEFORE);
  }

  @ParameterizedTest
  @CsvSource({"true, 50, 40", "false, 20, 20"})
  void whatIsOffStaysOffAndAHoldKeepsNothingAlive(boolean killed, int before, int after) {
    SERVER.setClock(Instant.parse("2026-09-07T12:00:00Z"));
    guardrail();
    releasedFrom(before, List.of("errors"));
    if (killed) {
      change("PATCH", PLACE, Map.of("enabled", false));
    }
    held();
    new Story().crowd(3, "p", "error", "2026-09-07T11:00:00Z").sendTo(project);
    Days.await(() -> release().get("state").asString().equals("rolled_back"));
    JsonNode there = flag().at("/environments/production");
    assertThat(there.get("enabled").asBoolean()).isEqualTo(!killed);
    assertThat(there.at("/rules/0/rollout").asInt()).as("never more than before").isEqualTo(after);
    assertThat(release().at("/history/0/cause").asString()).isEqualTo("guardrail_firing");
    beginsNotWhileItFires();
  }

  private void beginsNotWhileItFires() {
    Map<String, Object> next = new HashMap<>(draft(List.of("errors")));
    next.put("startsAt", "2026-09-09T12:00:00Z");
    change("POST", PLACE + "/release", next);
    assertThat(code(move("running"))).isEqualTo("guardrail_firing");
  }

  @Test
  void underAHoldPeopleGiveItToNobodyNewAndWhatTakesItAwayIsNotRefused() {
    releasedFrom(100, List.of());
    held();
    assertThat(code(move("rolled_back"))).as("100 % had it before").isEqualTo("feature_held");
    Map<String, Object> place = Map.of("flag", "home", "environment", "production");
    Map<String, Object> away =
        Map.of("type", "retreat_flag", "reason", "it harms", "parameters", place);
    ApprovalDesk desk = new ApprovalDesk(SERVER, project);
    JsonNode asked =
        expect(201, desk.send(desk.token("engineering"), "POST", "/actions", away)).json();
    if (asked.get("state").asString().equals("proposed")) {
      expect(200, desk.decide(TestServer.ADMIN_TOKEN, asked));
    }
    desk.ended(asked, "done");
    assertThat(release().get("state").asString()).isEqualTo("rolled_back");
    assertThat(flag().at("/environments/production/rules/0/rollout").asInt()).isEqualTo(40);
  }

  private void held() {
    Map<String, Object> subject = Map.of("kind", "feature", "key", "page");
    expect(201, project.post("/holds", Map.of("subject", subject, "reason", "fault")));
  }

  private Answer move(String to) {
    return project.post(PLACE + "/release/state", Map.of("to", to, "reason", "as agreed"));
  }

  private static String code(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    return answer.json().get("code").asString();
  }

  private void guardrail() {
    expect(201, project.post("/metrics/custom", PolicyRules.countOf("errors", "error")));
    Map<String, Object> temporal = PolicyRules.temporal(1, 1, 1, 1);
    temporal.put("openBucket", true);
    Map<String, Object> predicate = PolicyRules.predicate("errors", "gt", "2", 0, null);
    expect(201, project.post("/policies", PolicyRules.policy("errors", null, predicate, temporal)));
    matching("POST", "/policies/errors/activate", 1, Map.of("mode", "live"));
  }

  /** The people of the first rule, whom the second gives something else when it lets them go. */
  private void releasedFrom(int percent, List<String> guardrails) {
    List<?> opened = List.of(Map.of("event", "page_open"));
    Map<String, Object> feature = Map.of("key", "page", "tier", "core", "keyEvents", opened);
    expect(201, project.post("/features", named(feature)));
    List<?> rules =
        List.of(
            Map.of("rollout", percent, "variant", "new"), Map.of("rollout", 100, "variant", "old"));
    List<?> variants = List.of(Map.of("key", "old"), Map.of("key", "new"));
    Map<String, Object> flag = named(Map.of("key", "home", "type", "string", "feature", "page"));
    flag.put("variants", variants);
    flag.put("environments", Map.of("production", Map.of("enabled", true, "rules", rules)));
    expect(201, project.post("/flags", flag));
    change("POST", PLACE + "/release", draft(guardrails));
  }

  private static Map<String, Object> draft(List<String> guardrails) {
    List<?> steps = List.of(Map.of("percent", 40, "hours", 48), Map.of("percent", 100, "hours", 0));
    return Map.of("rule", 0, "steps", steps, "guardrails", guardrails);
  }

  private static Map<String, Object> named(Map<String, Object> said) {
    Map<String, Object> named = new HashMap<>(said);
    named.put("names", Map.of("zh", "首页", "en", "Home"));
    return named;
  }

  private JsonNode flag() {
    return expect(200, project.get("/flags/home")).json();
  }

  private JsonNode release() {
    return expect(200, project.get(PLACE + "/release")).json();
  }

  private void change(String method, String path, Map<String, Object> body) {
    matching(method, path, flag().get("version").asLong(), body);
  }

  private void matching(String method, String path, long version, Map<String, Object> body) {
    Answer answer =
        SERVER.send(
            TestServer.json(SERVER.request(project.path(path)), method, body)
                .header("If-Match", "\"" + version + "\""));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
  }
}
