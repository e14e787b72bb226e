package io.tandem.actions;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Support may not open work, open a review or pass a gate; it asks, and the role named decides. */
class RequestedWorkAndGatesIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final String support = token("support");
  private final String product = token("product");
  private final String operations = token("operations");

  @Test
  void gateIsPassedByTheRoleItNamesOnTheEvidenceOfWhoAsked() {
    JsonNode review = opened();
    JsonNode asked = gate(review, "need");
    assertThat(asked.get("state").asString()).isEqualTo("proposed");
    assertThat(asked.at("/approval/role").asString()).isEqualTo("product");
    assertThat(asked.at("/preview/zh").asString()).isEqualTo("「整个项目」需求判断：是，依据：812 tickets");
    assertThat(need(review).get("verdict").asString()).isEqualTo("unknown");
    assertThat(waits(product, asked)).isTrue();
    assertThat(waits(operations, asked)).isFalse();
    assertThat(decide(operations, asked, "approve").status()).isEqualTo(403);
    expect(200, decide(product, asked, "approve"));
    JsonNode done = ended(asked, "done");
    assertThat(done.get("requestedBy").asString()).isEqualTo("support");
    assertThat(done.at("/result/en").asString()).contains("answered yes, on evidence of support");
    JsonNode answered = need(review);
    assertThat(answered.get("verdict").asString()).isEqualTo("yes");
    assertThat(answered.get("evidence").asString()).isEqualTo("812 tickets");
    assertThat(answered.get("answeredBy").asString()).isEqualTo("product");
    assertThat(decide(product, asked, "approve").status()).isEqualTo(409);
    long answers =
        project
            .get("/audit?limit=200")
            .json()
            .get("items")
            .valueStream()
            .filter(entry -> entry.get("action").asString().equals("gates.answer"))
            .count();
    assertThat(answers).isEqualTo(1);
  }

  @Test
  void gateOfOperationsWaitsForOperations() {
    assertThat(gate(opened(), "spread").at("/approval/role").asString()).isEqualTo("operations");
  }

  @Test
  void declinedRequestSaysWhyAndChangesNothing() {
    JsonNode review = opened();
    JsonNode asked = gate(review, "need");
    assertThat(decide(product, asked, "reject", Map.of()).status()).isEqualTo(400);
    expect(200, decide(product, asked, "reject", Map.of("comment", "tickets are about prices")));
    JsonNode rejected = ended(asked, "rejected");
    assertThat(rejected.get("comment").asString()).isEqualTo("tickets are about prices");
    assertThat(rejected.get("decidedBy").asString()).isEqualTo("product");
    assertThat(need(review).get("verdict").asString()).isEqualTo("unknown");
  }

  @Test
  void gateWaitsForOneAnswerAtATime() {
    JsonNode review = opened();
    JsonNode asked = gate(review, "need");
    Map<String, Object> no = new HashMap<>(answer(review, "need"));
    no.put("verdict", "no");
    no.put("evidence", "nobody asks for it");
    Answer again = as(support, "/actions", wish("answer_gate", no));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().get("code").asString()).isEqualTo("already_asked");
    assertThat(again.json().get("detail").asString()).contains("support", "product");
    gate(review, "spread");
    expect(200, decide(product, asked, "reject", Map.of("comment", "too few")));
    expect(201, as(support, "/actions", wish("answer_gate", no)));
  }

  @Test
  void sameWorkIsAskedForOnceAndOtherWorkBesideIt() {
    Map<String, Object> work = Map.of("title", Map.of("zh", "排查", "en", "Look"), "kind", "task");
    ask("open_work", work);
    assertThat(as(support, "/actions", wish("open_work", work)).status()).isEqualTo(409);
    Map<String, Object> more = new HashMap<>(work);
    more.put("dueDays", 3);
    ask("open_work", more);
  }

  @Test
  void workAndReviewsAreOpenedOnceSomebodyWithTheRightApproves() {
    assertThat(as(support, "/work-items", Map.of("kind", "task")).status()).isEqualTo(403);
    assertThat(as(support, "/gates", Map.of()).status()).isEqualTo(403);
    Map<String, Object> work = new HashMap<>();
    work.put("title", Map.of("zh", "排查", "en", "Look into it"));
    work.put("kind", "task");
    work.put("owner", "support");
    work.put("dueDays", 3);
    JsonNode asked = ask("open_work", work);
    assertThat(project.get("/work-items").json().get("items")).isEmpty();
    expect(200, decide(operations, asked, "approve"));
    assertThat(ended(asked, "done").get("link").asString()).isEqualTo("growth/work/1");
    JsonNode item = project.get("/work-items/1").json();
    assertThat(item.get("owner").asString()).isEqualTo("support");
    assertThat(item.at("/history/0/actor").asString()).isEqualTo("support");
    JsonNode gates = ask("open_gates", Map.of("expiresDays", 7));
    expect(200, decide(operations, gates, "approve"));
    ended(gates, "done");
    assertThat(project.get("/gates").json().at("/items/0/days").asInt()).isEqualTo(7);
  }

  @Test
  void onlyPeopleAskForAnAnswerAndOnlyOfAReviewThatIsTheirs() {
    JsonNode elsewhere = expect(201, server.newProject("UTC").post("/gates", Map.of())).json();
    assertThat(as(support, "/actions", wish("answer_gate", answer(elsewhere, "need"))).status())
        .isEqualTo(404);
    Map<String, Object> unknown = new HashMap<>(answer(opened(), "need"));
    unknown.put("verdict", "unknown");
    assertThat(as(support, "/actions", wish("answer_gate", unknown)).status()).isEqualTo(400);
    JsonNode types = project.get("/actions/types").json();
    assertThat(types.valueStream().filter(type -> !type.get("forPolicies").asBoolean()))
        .extracting(type -> type.get("key").asString())
        .containsExactlyInAnyOrder("answer_gate", "change_flag");
  }

  private JsonNode opened() {
    return expect(201, project.post("/gates", Map.of())).json();
  }

  private JsonNode need(JsonNode review) {
    return project.get("/gates/" + review.get("id").asLong()).json().at("/gates/0");
  }

  private JsonNode gate(JsonNode review, String gate) {
    return ask("answer_gate", answer(review, gate));
  }

  private static Map<String, Object> answer(JsonNode review, String gate) {
    return Map.of(
        "review",
        review.get("id").asLong(),
        "gate",
        gate,
        "verdict",
        "yes",
        "evidence",
        "812 tickets");
  }

  private static Map<String, Object> wish(String type, Map<String, Object> parameters) {
    return Map.of("type", type, "parameters", parameters, "reason", "many tickets");
  }

  private JsonNode ask(String type, Map<String, Object> parameters) {
    return expect(201, as(support, "/actions", wish(type, parameters))).json();
  }

  private boolean waits(String token, JsonNode action) {
    Answer inbox =
        server.send(
            server.anonymous(project.path("/inbox")).header("Authorization", "Bearer " + token));
    return expect(200, inbox)
        .json()
        .valueStream()
        .anyMatch(item ->
            item.get("id").asString().equals("action:" + action.get("id").asString())
                && item.get("link").asString().equals("growth/gates"));
  }

  private Answer decide(String token, JsonNode action, String decision) {
    return decide(token, action, decision, Map.of("comment", "agreed"));
  }

  private Answer decide(
      String token, JsonNode action, String decision, Map<String, Object> comment) {
    return as(token, "/actions/" + action.get("id").asString() + "/" + decision, comment);
  }

  private JsonNode ended(JsonNode asked, String state) {
    String path = "/actions/" + asked.get("id").asString();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonNode action = project.get(path).json();
    while (!action.get("state").asString().equals(state) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      action = project.get(path).json();
    }
    assertThat(action.get("state").asString()).as(action.toString()).isEqualTo(state);
    return action;
  }

  private Answer as(String token, String rest, Map<String, Object> body) {
    return server.send(
        TestServer.json(server.anonymous(project.path(rest)), "POST", body)
            .header("Authorization", "Bearer " + token));
  }

  private String token(String role) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }
}
