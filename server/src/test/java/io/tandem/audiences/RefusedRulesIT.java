package io.tandem.audiences;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that cannot be evaluated never get in. */
class RefusedRulesIT {

  private static final Map<String, Object> PAYERS = Map.of("type", "did", "event", "pay");

  private final TestProject project = TestServer.shared().newProject("UTC");

  @Test
  void rulesOutOfBoundsAreRefusedWithTheirPlace() {
    Object deep = PAYERS;
    for (int i = 0; i < 8; i++) {
      deep = Map.of("type", "not", "rule", deep);
    }
    for (Object rule :
        List.of(
            deep,
            Map.of("type", "all", "rules", List.of()),
            Map.of("type", "magic"),
            Map.of("type", "did", "event", "pay", "times", Map.of("bound", "at_least", "n", 0)),
            Map.of("type", "did", "event", "pay", "when", Map.of("type", "last", "days", 4000)),
            Map.of("type", "did", "event", "pay", "where", List.of(Map.of("property", "x"))),
            Map.of("type", "did", "event", "pay", "where", List.of(where("person.age", "gt", "3"))),
            Map.of("type", "property", "property", "x", "op", "matches", "value", List.of("(((")),
            Map.of("type", "sequence", "steps", List.of(PAYERS), "withinHours", 3),
            Map.of("type", "value", "event", "pay", "days", 9, "recency", List.of(9)))) {
      refused(project.post("/segments/preview", Map.of("rule", rule)), 400, "invalid_request");
    }
    refused(
        project.post("/segments/preview", Map.of("rule", Map.of("type", "segment", "key", "no"))),
        400,
        "unknown_segment");
  }

  private static Map<String, Object> where(String property, String op, String value) {
    return Map.of("property", property, "op", op, "value", List.of(value));
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
  }
}
