package io.tandem.boards;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The north star with three to six inputs, each with its number. */
class StarTreeIT {

  private final TestProject project = BoardIT.project("UTC");

  @BeforeEach
  void itIsTheMiddleOfADay() {
    TestServer.shared().setClock(Instant.parse("2026-04-20T06:00:00Z"));
  }

  @Test
  void everyInputHasItsLastClosedValueAndItsLine() {
    new Story()
        .crowd(4, "p", "lesson", "2026-04-18T12:00:00Z")
        .crowd(1, "p", "purchase", "2026-04-18T12:00:00Z")
        .crowd(10, "p", "lesson", "2026-04-19T12:00:00Z")
        .crowd(5, "p", "progress_open", "2026-04-19T12:00:00Z")
        .crowd(1, "p", "purchase", "2026-04-19T12:00:00Z")
        .sendTo(project);
    expect(200, put(0, three()));
    JsonNode tree = expect(200, project.get("/north-star/tree?days=7")).json();
    assertThat(tree.at("/star/lastClosed/value").asDouble()).isEqualTo(0.5);
    JsonNode paid = tree.at("/inputs/0");
    assertThat(paid.at("/input/owner").asString()).isEqualTo("operations");
    assertThat(paid.at("/lastClosed/value").asDouble()).isEqualTo(0.1);
    assertThat(paid.at("/lastClosed/denominator").asInt()).isEqualTo(10);
    assertThat(paid.at("/before/value").asDouble()).isEqualTo(0.25);
    assertThat(paid.get("line")).hasSize(8);
    assertThat(paid.at("/line/7/status").asString()).isEqualTo("open");
    assertThat(tree.at("/inputs/1/metric/subjectNames/zh").asString()).isEqualTo("学习进度");
    assertThat(tree.at("/inputs/2/metric/unit").asString()).isEqualTo("people");
  }

  @Test
  void inputThatCannotBeCountedSaysWhy() {
    List<Map<String, Object>> inputs = three();
    inputs.set(2, input("onboarding_completion", "quest", 0.4));
    expect(200, put(0, inputs));
    JsonNode input = project.get("/north-star/tree").json().at("/inputs/2");
    assertThat(input.get("metric").isNull()).isTrue();
    assertThat(input.at("/refused/zh").asString()).isNotBlank();
    assertThat(input.get("line")).isEmpty();
  }

  @Test
  void anotherTreeIsAnotherRevisionAndAnotherTargetKeepsTheTree() {
    expect(200, put(0, three()));
    JsonNode next = expect(200, put(1, null)).json();
    assertThat(next.get("version").asInt()).isEqualTo(2);
    assertThat(next.get("inputs")).hasSize(3);
    expect(200, put(2, List.of()));
    assertThat(project.get("/north-star").json().get("inputs")).isEmpty();
    assertThat(project.get("/north-star/tree").json().get("inputs")).isEmpty();
  }

  @Test
  void treeWithTooFewTwiceTheSameOrUnknownOnesIsRefused() {
    refused("invalid_request", input("paid_conversion", null, 0.1));
    refused("invalid_request", with(input("paid_conversion", null, 0.2)));
    refused("invalid_request", with(input("penetration", "progress", 0.2)));
    refused("invalid_request", with(input("participation", null, 0.2)));
    refused("invalid_request", with(input("active_people", "progress", 5.0)));
    refused("invalid_request", with(input("happiness", null, 0.2)));
    refused("unknown_subject", with(input("reach", "none", 0.2)));
    Map<String, Object> nobody = new HashMap<>(input("complaint_rate", null, 0.01));
    nobody.put("owner", "nobody@example.com");
    refused("unknown_assignee", with(nobody));
    assertThat(project.get("/north-star").json().get("version").asInt()).isZero();
  }

  @SafeVarargs
  private void refused(String code, Map<String, Object>... inputs) {
    Answer answer = put(0, List.of(inputs));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object>[] with(Map<String, Object> fourth) {
    List<Map<String, Object>> inputs = three();
    inputs.add(fourth);
    return inputs.toArray(Map[]::new);
  }

  private static List<Map<String, Object>> three() {
    List<Map<String, Object>> inputs = new ArrayList<>();
    inputs.add(input("paid_conversion", null, 0.2));
    inputs.add(input("usage", "progress", 0.4));
    inputs.add(input("active_people", null, 20.0));
    return inputs;
  }

  private static Map<String, Object> input(String metric, String subject, double target) {
    Map<String, Object> input = new HashMap<>();
    input.put("metric", metric);
    input.put("subject", subject);
    input.put("interval", "day");
    input.put("target", target);
    input.put("owner", "operations");
    return input;
  }

  private Answer put(int version, List<Map<String, Object>> inputs) {
    Map<String, Object> star = new HashMap<>();
    star.put("metric", "penetration");
    star.put("subject", "progress");
    star.put("interval", "day");
    star.put("target", 0.6);
    star.put("inputs", inputs);
    return project.put("/north-star", version, star);
  }
}
