package io.tandem.growth;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Work items, three-gate reviews and the north star through HTTP. */
class GrowthIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("Asia/Shanghai");

  @Test
  void workGoesThroughItsStatesAndRemembersWhoAndWhy() {
    JsonNode opened = expect(201, project.post("/work-items", work("operations"))).json();
    assertThat(opened.get("no").asInt()).isEqualTo(1);
    assertThat(move(1, "in_progress", "take it").get("startedAt").isNull()).isFalse();
    JsonNode done = move(1, "done", "tasks 5 → 3");
    assertThat(done.get("finishedAt").isNull()).isFalse();
    assertThat(done.get("history").valueStream().map(step -> step.get("to").asString()))
        .containsExactly("open", "in_progress", "done");
    assertThat(code(project.post("/work-items/1/transitions", step("cancelled"))))
        .isEqualTo("illegal_work_step");
    assertThat(code(project.put("/work-items/1", 3, work("product")))).isEqualTo("work_finished");
    move(1, "in_progress", "not solved");
    JsonNode changed = expect(200, project.put("/work-items/1", 4, work("product"))).json();
    assertThat(changed.get("owner").asString()).isEqualTo("product");
    assertThat(changed.get("finishedAt").isNull()).isTrue();
    assertThat(project.put("/work-items/1", 4, work("product")).status()).isEqualTo(412);
    assertThat(project.get("/audit?subject=1").json().get("items").size()).isEqualTo(5);
  }

  @Test
  void stepsAreInOrderOfTimeAndNeverInTheFuture() {
    expect(201, project.post("/work-items", work(null)));
    Map<String, Object> step = step("in_progress");
    step.put("at", "2001-01-01T00:00:00Z");
    assertThat(code(project.post("/work-items/1/transitions", step))).isEqualTo("work_step_time");
    step.put("at", server.now().plusSeconds(3_600).toString());
    assertThat(code(project.post("/work-items/1/transitions", step))).isEqualTo("work_step_time");
  }

  @Test
  void workIsOwnedByMembersAndRolesAndListedByThem() {
    assertThat(code(project.post("/work-items", work("nobody@example.com"))))
        .isEqualTo("unknown_assignee");
    for (String owner : List.of("product", "operations", "product")) {
      expect(201, project.post("/work-items", work(owner)));
    }
    move(3, "cancelled", "twice");
    assertThat(numbers("/work-items?owner=product")).containsExactly(3, 1);
    assertThat(numbers("/work-items?owner=product&state=open")).containsExactly(1);
    JsonNode first = project.get("/work-items?limit=2").json();
    assertThat(numbers("/work-items?limit=2&cursor=" + first.get("next").asString()))
        .containsExactly(1);
    Map<String, Object> about = work(null);
    about.put("subject", Map.of());
    assertThat(code(project.post("/work-items", about))).isEqualTo("invalid_request");
    assertThat(code(project.post("/gates", Map.of("subject", Map.of("key", "a")))))
        .isEqualTo("invalid_request");
    about.put("subject", Map.of("kind", "feature", "key", "none"));
    assertThat(code(project.post("/work-items", about))).isEqualTo("unknown_subject");
  }

  @Test
  void threeYesOpenAndEachGateAsksItsRole() {
    String product = token("product");
    String operations = token("operations");
    JsonNode opened = expect(201, project.post("/gates", Map.of())).json();
    String answers = project.path("/gates/" + opened.get("id").asLong() + "/answers");
    assertThat(opened.get("state").asString()).isEqualTo("waiting");
    assertThat(code(answer(answers, product, 1, "spread", "yes"))).isEqualTo("gate_role");
    expect(200, answer(answers, product, 1, "need", "yes"));
    expect(200, answer(answers, operations, 2, "spread", "yes"));
    assertThat(answer(answers, operations, 2, "loop", "yes").status()).isEqualTo(412);
    JsonNode closed = expect(200, answer(answers, operations, 3, "loop", "no")).json();
    assertThat(closed.get("state").asString()).isEqualTo("closed");
    assertThat(closed.at("/recommendation/kinds").toString()).isEqualTo("[\"referral\",\"badge\"]");
    JsonNode open = expect(200, answer(answers, operations, 4, "loop", "yes")).json();
    assertThat(open.get("state").asString()).isEqualTo("open");
    assertThat(open.at("/gates/2/answeredBy").asString()).isEqualTo("operations");
    JsonNode again = expect(201, project.post("/gates", Map.of())).json();
    assertThat(again.get("id")).isEqualTo(open.get("id"));
    assertThat(again.get("state").asString()).isEqualTo("open");
  }

  @Test
  void gatesNeedEvidenceAndExpire() {
    long id = expect(201, project.post("/gates", Map.of())).json().get("id").asLong();
    String answers = "/gates/" + id + "/answers";
    Map<String, Object> bare = new HashMap<>(Map.of("gate", "need", "verdict", "yes"));
    assertThat(code(project.put(answers, 1, bare))).isEqualTo("gate_evidence");
    bare.put("evidence", "12 interviews");
    bare.put("expiresAt", "2001-01-01T00:00:00Z");
    assertThat(code(project.put(answers, 1, bare))).isEqualTo("gate_expiry");
  }

  @Test
  void northStarKeepsRevisionsAndNeedsAKnownSubject() {
    JsonNode none = expect(200, project.get("/north-star")).json();
    assertThat(none.get("version").asInt()).isZero();
    Map<String, Object> star = new HashMap<>(Map.of("metric", "day_7_retention", "target", 0.25));
    JsonNode first = expect(200, project.put("/north-star", 0, star)).json();
    assertThat(first.get("target").asDouble()).isEqualTo(0.25);
    assertThat(project.put("/north-star", 0, star).status()).isEqualTo(412);
    Map<String, Object> unknown = Map.of("metric", "happiness", "target", 1);
    assertThat(code(project.put("/north-star", 1, unknown))).isEqualTo("invalid_request");
    star.put("subject", "none");
    assertThat(code(project.put("/north-star", 1, star))).isEqualTo("unknown_subject");
  }

  @Test
  void calendarShowsWorkOnTheDayItIsDue() {
    expect(201, project.post("/work-items", work("product")));
    JsonNode entries =
        expect(200, project.get("/calendar?from=2026-05-01&to=2026-05-01")).json().get("items");
    assertThat(entries.size()).isEqualTo(1);
    assertThat(entries.at("/0/kind").asString()).isEqualTo("work");
    assertThat(entries.at("/0/link").asString()).isEqualTo("growth/work?item=1");
    assertThat(entries.at("/0/subject").isNull()).isTrue();
    JsonNode before =
        expect(200, project.get("/calendar?from=2026-04-01&to=2026-04-30")).json().get("items");
    assertThat(before.size()).isZero();
    move(1, "cancelled", "not needed");
    JsonNode after =
        expect(200, project.get("/calendar?from=2026-05-01&to=2026-05-01")).json().get("items");
    assertThat(after.size()).isZero();
  }

  @Test
  void bothWingsSignARevisionOnceByPeopleOfTheirOwn() {
    String product = token("product");
    String operations = token("operations");
    assertThat(sign(product, 0, "product").status()).isEqualTo(404);
    Map<String, Object> star = Map.of("metric", "day_7_retention", "target", 0.25);
    expect(200, project.put("/north-star", 0, star));
    assertThat(code(sign(product, 1, "operations"))).isEqualTo("sign_role");
    assertThat(sign(product, 2, "product").status()).isEqualTo(412);
    JsonNode once = expect(200, sign(product, 1, "product")).json();
    assertThat(once.at("/signatures/0/by").asString()).isEqualTo("product");
    assertThat(code(sign(product, 1, "product"))).isEqualTo("signed_already");
    expect(200, sign(operations, 1, "operations"));
    assertThat(project.get("/north-star").json().get("signatures")).hasSize(2);
    JsonNode next = expect(200, project.put("/north-star", 1, star)).json();
    assertThat(next.get("signatures")).isEmpty();
    String both = token("product", "operations");
    expect(200, sign(both, 2, "product"));
    assertThat(code(sign(both, 2, "operations"))).isEqualTo("signed_already");
  }

  private Answer sign(String token, int version, String wing) {
    return server.send(
        TestServer.json(
                server.anonymous(project.path("/north-star/signatures")),
                "POST",
                Map.of("wing", wing))
            .header("Authorization", "Bearer " + token)
            .header("If-Match", "\"" + version + "\""));
  }

  static Map<String, Object> work(String owner) {
    Map<String, Object> work = new HashMap<>();
    work.put("kind", "project");
    work.put("title", Map.of("zh", "体验优化专项", "en", "Improve the experience"));
    work.put("owner", owner);
    work.put("dueDate", "2026-05-01");
    return work;
  }

  private static Map<String, Object> step(String to) {
    return new HashMap<>(Map.of("to", to, "comment", "because"));
  }

  private JsonNode move(int no, String to, String comment) {
    Map<String, Object> step = Map.of("to", to, "comment", comment);
    return expect(200, project.post("/work-items/" + no + "/transitions", step)).json();
  }

  private List<Integer> numbers(String path) {
    return project
        .get(path)
        .json()
        .get("items")
        .valueStream()
        .map(item -> item.get("no").asInt())
        .toList();
  }

  private Answer answer(String path, String token, int version, String gate, String verdict) {
    Map<String, Object> body = Map.of("gate", gate, "verdict", verdict, "evidence", "seen");
    return server.send(
        TestServer.json(server.anonymous(path), "PUT", body)
            .header("Authorization", "Bearer " + token)
            .header("If-Match", "\"" + version + "\""));
  }

  private String token(String... roles) {
    Map<String, Object> wanted = Map.of("name", String.join("+", roles), "roles", List.of(roles));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
