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
    releasedFrom(before);
    if (killed) {
      change("PATCH", PLACE, Map.of("enabled", false));
    }
    Map<String, Object> subject = Map.of("kind", "feature", "key", "page");
    expect(201, project.post("/holds", Map.of("subject", subject, "reason", "fault")));
    new Story().crowd(3, "p", "error", "2026-09-07T11:00:00Z").sendTo(project);
    Days.await(() -> release().get("state").asString().equals("rolled_back"));
    JsonNode there = flag().at("/environments/production");
    assertThat(there.get("enabled").asBoolean()).isEqualTo(!killed);
    assertThat(there.at("/rules/0/rollout").asInt()).as("never more than before").isEqualTo(after);
    assertThat(release().at("/history/0/cause").asString()).isEqualTo("guardrail_firing");
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
  private void releasedFrom(int percent) {
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
    List<?> steps = List.of(Map.of("percent", 40, "hours", 48), Map.of("percent", 100, "hours", 0));
    change(
        "POST",
        PLACE + "/release",
        Map.of("rule", 0, "steps", steps, "guardrails", List.of("errors")));
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
