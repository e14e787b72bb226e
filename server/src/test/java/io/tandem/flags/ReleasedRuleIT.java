package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A gray release and its rule, wherever that stands. */
class ReleasedRuleIT {

  private static final String PLACE = "/flags/home/environments/production";

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @BeforeEach
  void theSecondOfTwoRulesIsReleased() {
    Map<String, Object> flag =
        Map.of("key", "home", "names", Map.of("zh", "首页", "en", "Home"), "type", "boolean");
    expect(201, project.post("/flags", flag));
    expect(200, rules(List.of(rule("FR", 0), rule("DE", 0))));
    List<Object> steps = List.of(step(10, 48), step(100, 0));
    Map<String, Object> draft = Map.of("rule", 1, "steps", steps);
    expect(201, change("POST", PLACE + "/release", draft));
  }

  @Test
  void aRuleKeepsItsReleaseWhenAnotherIsPutBeforeIt() {
    JsonNode there = flag().at("/environments/production/rules");
    assertThat(there.get(1).get("rollout").asInt()).isEqualTo(10);
    String released = there.get(1).get("id").asString();
    assertThat(release().get("ruleId").asString()).isEqualTo(released);
    expect(200, rules(List.of(rule("IT", 10), there.get(0), there.get(1))));
    assertThat(release().get("rule").asInt()).isEqualTo(2);
    assertThat(release().get("waits").asString()).isEqualTo("not_yet");
    expect(200, rules(List.of(rule("DE", 10), rule("FR", 0))));
    assertThat(release().get("rule").asInt()).as("of a client that sends no ids").isZero();
    Map<String, Object> back = Map.of("to", "rolled_back", "reason", "as agreed");
    expect(200, project.post(PLACE + "/release/state", back));
    JsonNode after = flag().at("/environments/production/rules/0");
    assertThat(after.get("rollout").asInt()).isZero();
    assertThat(after.get("id").asString()).isEqualTo(released);
    JsonNode told = project.get("/flags/home/differences?from=3&to=4").json();
    assertThat(told.toString()).doesNotContain("].id");
  }

  private JsonNode release() {
    return expect(200, project.get(PLACE + "/release")).json();
  }

  private JsonNode flag() {
    return expect(200, project.get("/flags/home")).json();
  }

  private Answer rules(List<Object> rules) {
    return change("PATCH", PLACE, Map.of("enabled", true, "rules", rules));
  }

  private Answer change(String method, String path, Map<String, Object> body) {
    return server.send(
        TestServer.json(server.request(project.path(path)), method, body)
            .header("If-Match", "\"" + flag().get("version") + "\""));
  }

  private static Map<String, Object> rule(String country, double rollout) {
    Map<String, Object> condition =
        Map.of("on", "person", "property", "country", "op", "eq", "value", List.of(country));
    return Map.of("conditions", List.of(condition), "rollout", rollout);
  }

  private static Map<String, Object> step(double percent, int hours) {
    return Map.of("percent", percent, "hours", hours);
  }
}
