package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.draft;
import static io.tandem.experiments.ExperimentDrafts.factor;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.experiments.ExperimentDrafts.variant;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The life of an experiment over HTTP: who may do what, what is refused, what is kept. */
class ExperimentsIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final List<?> METRICS = List.of(metric("kept", "goal", "proportion"));

  private final TestProject project = SERVER.newProject("Asia/Shanghai");

  @Test
  void goesFromDraftToLearningsThroughTheHandsOfBothTeams() {
    String product = token("product");
    String operations = token("operations");
    create("quest", simple("old", "new", METRICS));
    assertThat(code(move(product, "quest", "start", 1, Map.of()))).isEqualTo("experiment_state");
    expect(200, move(product, "quest", "review", 1, Map.of()));
    assertThat(code(move(operations, "quest", "approvals", 2, Map.of("team", "product"))))
        .isEqualTo("experiment_approve_role");
    expect(200, move(product, "quest", "approvals", 2, Map.of("team", "product")));
    assertThat(code(move(product, "quest", "start", 3, Map.of())))
        .isEqualTo("experiment_not_approved");
    expect(200, move(operations, "quest", "approvals", 3, Map.of("team", "operations")));
    JsonNode running = expect(200, move(product, "quest", "start", 4, Map.of())).json();
    assertThat(running.get("state").asString()).isEqualTo("running");
    assertThat(running.get("approvals")).hasSize(2);
    assertThat(code(project.put("/experiments/quest", 5, simple("a", "b", METRICS))))
        .isEqualTo("experiment_state");

    Map<String, Object> ship = Map.of("outcome", "ship", "reason", "it keeps people");
    assertThat(code(move(product, "quest", "decision", 5, ship))).isEqualTo("ship_without_results");
    expect(200, upload("quest", "people", rows(400, 0.2, 0.4)));
    JsonNode decided = expect(200, move(product, "quest", "decision", 5, ship)).json();
    assertThat(decided.at("/decision/outcome").asString()).isEqualTo("ship");
    archived(operations);
  }

  private void archived(String operations) {
    Map<String, Object> learnt = Map.of("learnings", "quests keep people");
    assertThat(move(operations, "quest", "archive", 5, learnt).status()).isEqualTo(412);
    expect(200, move(operations, "quest", "archive", 6, learnt));
    assertThat(project.get("/experiments").json().get("items")).isEmpty();
    JsonNode library = project.get("/experiments?state=archived&q=KEEP%20people").json();
    assertThat(library.at("/items/0/experiment/learnings").asString())
        .isEqualTo("quests keep people");
    assertThat(code(upload("quest", "people", rows(400, 0.2, 0.4)))).isEqualTo("experiment_state");
    assertThat(project.get("/audit?subject=quest").json().at("/items/0/action").asString())
        .isEqualTo("experiment.archive");
  }

  @Test
  void changedDefinitionNeedsBothApprovalsAnewAndTheOldOneIsKept() {
    create("twice", simple("old", "new", METRICS));
    expect(200, move(TestServer.ADMIN_TOKEN, "twice", "review", 1, Map.of()));
    expect(200, move(TestServer.ADMIN_TOKEN, "twice", "approvals", 2, Map.of("team", "product")));
    assertThat(
            code(
                move(
                    TestServer.ADMIN_TOKEN, "twice", "approvals", 3, Map.of("team", "operations"))))
        .isEqualTo("experiment_approved_already");
    Map<String, Object> other = simple("old", "newer", METRICS);
    JsonNode changed = expect(200, project.put("/experiments/twice", 3, other)).json();
    assertThat(changed.get("state").asString()).isEqualTo("draft");
    assertThat(changed.get("approvals")).isEmpty();
    assertThat(changed.get("revision").asLong()).isEqualTo(2);
    assertThat(changed.at("/definition/judging/method").asString()).isEqualTo("sequential");
    JsonNode revisions = project.get("/experiments/twice/revisions").json();
    assertThat(revisions.at("/1/definition/variants/1/key").asString()).isEqualTo("new");
    assertThat(project.get("/experiments/twice").json()).isEqualTo(changed);
  }

  @Test
  void wrongSampleRatioBlocksShipping() {
    create("leaky", simple("old", "new", METRICS));
    expect(200, move(TestServer.ADMIN_TOKEN, "leaky", "review", 1, Map.of()));
    expect(200, move(token("product"), "leaky", "approvals", 2, Map.of("team", "product")));
    expect(200, move(token("operations"), "leaky", "approvals", 3, Map.of("team", "operations")));
    expect(200, move(TestServer.ADMIN_TOKEN, "leaky", "start", 4, Map.of()));
    String table =
        rows(1_000, 0.2, 0.4)
            .lines()
            .filter(l -> !l.matches("u[0-9]*[05],new.*"))
            .reduce("", (a, b) -> a + b + "\n");
    JsonNode found = expect(200, upload("leaky", "people", table)).json();
    assertThat(found.at("/findings/verdict/outcome").asString()).isEqualTo("blocked");
    JsonNode row = project.get("/experiments").json().at("/items/0/newest");
    assertThat(row.get("outcome").asString()).isEqualTo("blocked");
    assertThat(row.get("lift").isNull()).as("no effect is shown as a result").isTrue();
    Map<String, Object> ship = Map.of("outcome", "ship", "reason", "looks good");
    assertThat(code(move(TestServer.ADMIN_TOKEN, "leaky", "decision", 5, ship)))
        .isEqualTo("sample_ratio_blocks");
    Map<String, Object> stop = Map.of("outcome", "stop", "reason", "people are lost");
    expect(200, move(TestServer.ADMIN_TOKEN, "leaky", "decision", 5, stop));
  }

  @Test
  void endedExperimentsTellHowFarToBelieveTheNextOne() {
    assertThat(project.get("/experiment-calibration").json().path("mean").isNumber()).isFalse();
    ended("large", simple("old", "new", METRICS), 0.4);
    ended("small", simple("old", "new", METRICS), 0.3);
    Map<String, Object> same = simple("old", "new", METRICS);
    same.put("variants", List.of(variant("old", 1), variant("new", 1)));
    ended("same", same, 0.2);
    JsonNode learnt = project.get("/experiment-calibration").json();
    assertThat(learnt.get("experiments").asInt()).isEqualTo(2);
    assertThat(learnt.get("sameForAll").asInt()).isEqualTo(1);
    assertThat(learnt.get("falseAlarms").asInt()).isZero();
    assertThat(learnt.get("shipped").asInt()).isZero();
    assertThat(learnt.at("/past/0/key").asString()).isEqualTo("same");
    assertThat(learnt.at("/past/0/sameForAll").asBoolean()).isTrue();
    assertThat(learnt.at("/past/0/effect/shrunk").isNumber()).isFalse();
    JsonNode large = learnt.at("/past/2/effect");
    assertThat(large.get("estimate").asDouble()).isCloseTo(1, within(1e-9));
    assertThat(large.get("shrunk").asDouble())
        .isLessThan(1)
        .isGreaterThan(learnt.get("mean").asDouble());
  }

  private void ended(String key, Map<String, Object> definition, double rate) {
    create(key, definition);
    expect(200, move(TestServer.ADMIN_TOKEN, key, "review", 1, Map.of()));
    expect(200, move(token("product"), key, "approvals", 2, Map.of("team", "product")));
    expect(200, move(token("operations"), key, "approvals", 3, Map.of("team", "operations")));
    expect(200, move(TestServer.ADMIN_TOKEN, key, "start", 4, Map.of()));
    expect(200, upload(key, "people", rows(400, 0.2, rate)));
    Map<String, Object> stop = Map.of("outcome", "stop", "reason", "seen enough");
    expect(200, move(TestServer.ADMIN_TOKEN, key, "decision", 5, stop));
  }

  @Test
  void analysesAreKeptAndMakeATimeline() {
    create("looks", simple("old", "new", METRICS));
    assertThat(code(project.get("/experiments/looks/results"))).isEqualTo("no_results");
    expect(200, upload("looks", "people", rows(200, 0.2, 0.3)));
    JsonNode second = expect(200, upload("looks", "people", rows(800, 0.2, 0.3))).json();
    JsonNode points = project.get("/experiments/looks/timeline?metric=kept&variant=new").json();
    assertThat(points).hasSize(2);
    assertThat(points.at("/0/people").asLong()).isEqualTo(400);
    assertThat(points.at("/1/sequential/low").asDouble())
        .isGreaterThan(points.at("/0/sequential/low").asDouble());
    JsonNode list = project.get("/experiments/looks/analyses").json();
    assertThat(list.at("/0/id").asLong()).isEqualTo(second.get("id").asLong());
    listShowsTheNewest(second);
    String path = "/experiments/looks/analyses/" + list.at("/1/id").asLong();
    assertThat(project.get(path).json().at("/findings/exposure/arms/0/people").asLong())
        .isEqualTo(200);
    TestProject other = SERVER.newProject("UTC");
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.get("/experiments/looks").status()).isEqualTo(404);
  }

  private void listShowsTheNewest(JsonNode results) {
    create("unseen", simple("old", "new", METRICS));
    JsonNode rows = project.get("/experiments").json().get("items");
    assertThat(rows.at("/0/experiment/key").asString()).isEqualTo("unseen");
    assertThat(rows.at("/0/newest").isNull()).isTrue();
    JsonNode newest = rows.at("/1/newest");
    assertThat(newest.get("analysis").asLong()).isEqualTo(results.get("id").asLong());
    assertThat(newest.get("outcome").asString()).isEqualTo("won");
    assertThat(newest.get("people").asLong()).isEqualTo(1_600);
    JsonNode effect = results.at("/findings/metrics/0/comparisons/0/relative");
    assertThat(newest.at("/lift/reading").asString()).isEqualTo("better");
    assertThat(newest.at("/lift/estimate").asDouble()).isEqualTo(effect.at("/estimate").asDouble());
    assertThat(newest.at("/lift/low").asDouble())
        .isEqualTo(effect.at("/sequential/low").asDouble());
    String cursor = project.get("/experiments?limit=1").json().get("next").asString();
    JsonNode next = project.get("/experiments?cursor=" + cursor).json();
    assertThat(next.at("/items/0/experiment/key").asString()).isEqualTo("looks");
  }

  @Test
  void sumsOfTheSamePeopleGiveTheSameEffect() {
    create("sums", simple("old", "new", METRICS));
    JsonNode people = expect(200, upload("sums", "people", rows(500, 0.2, 0.3))).json();
    String sums = "variant,metric,people,sum\nold,kept,500,100\nnew,kept,500,150\n";
    JsonNode summed = expect(200, upload("sums", "sums", sums)).json();
    String effect = "/findings/metrics/0/comparisons/0/relative/";
    for (String part : List.of("estimate", "standardError", "sequential/p", "fixed/low")) {
      assertThat(summed.at(effect + part).asDouble())
          .isCloseTo(people.at(effect + part).asDouble(), within(1e-12));
    }
    assertThat(code(upload("sums", "sums", sums.replace("new,", "newer,"))))
        .isEqualTo("table_incomplete");
  }

  @Test
  void mistakesInTablesAreSaidAndNeverAFailure() {
    create("bad", simple("old", "new", METRICS));
    assertThat(code(upload("bad", "people", "unit,variant\n1,old\n")))
        .isEqualTo("table_column_missing");
    assertThat(code(upload("bad", "people", ""))).isEqualTo("table_column_missing");
    assertThat(code(upload("bad", "people", "unit,variant,kept\n1,old,\"1\n")))
        .isEqualTo("table_unreadable");
    assertThat(code(upload("bad", "people", "unit,variant,kept\n1,older,1\n")))
        .isEqualTo("table_without_people");
    String mixed = rows(200, 0.2, 0.3) + "u1,new,1\nu2,new,1\nx,elsewhere,1\ny,new,7\n,new,1\nz\n";
    JsonNode exposure = expect(200, upload("bad", "people", mixed)).json().at("/findings/exposure");
    assertThat(exposure.get("rejected").asLong()).isEqualTo(4);
    assertThat(exposure.get("multiple").asLong()).isEqualTo(1);
    assertThat(exposure.get("duplicates").asLong()).isEqualTo(1);
    assertThat(exposure.at("/arms/0/people").asLong()).isEqualTo(199);
    assertThat(exposure.at("/rejections/0/reason/zh").asString()).contains("elsewhere");
    assertThat(exposure.at("/rejections/0/line").asLong()).isEqualTo(404);
  }

  @Test
  void whatCannotBeAnExperimentIsRefused() {
    assertThat(code(project.post("/experiments", draft("Bad Key", simple("a", "b", METRICS)))))
        .isEqualTo("invalid_request");
    List<Map<String, Object>> wrong =
        List.of(
            changed("variants", List.of(variant("a", 1))),
            changed("variants", List.of(variant("a", 1), variant("b", 0))),
            changed("variants", List.of(variant("a", 1), variant("a", 1))),
            changed("variants", List.of(variant("a", 1), variant("b", 1, "unknown"))),
            changed("metrics", List.of(metric("kept", "guardrail", "mean"))),
            changed("metrics", List.of(metric("kept", "goal", "ratio"))),
            changed("metrics", List.of(metric("kept", "goal", "quantile"))),
            changed("hypothesis", " "),
            changed("judging", Map.of("alpha", 0.9)),
            changed(
                "tradeOff", Map.of("guardrail", "none", "longTerm", "x", "reviewOn", "2026-12-01")),
            changed("factors", List.of(factor("a", "product"), factor("b", "operations"))));
    for (Map<String, Object> definition : wrong) {
      Answer answer = project.post("/experiments", draft("wrong", definition));
      assertThat(answer.status()).as(definition.toString()).isEqualTo(400);
    }
    assertThat(project.post("/experiments", Map.of()).status()).isEqualTo(400);
    create("taken", simple("a", "b", METRICS));
    assertThat(code(project.post("/experiments", draft("taken", simple("a", "b", METRICS)))))
        .isEqualTo("experiment_taken");
  }

  private static Map<String, Object> changed(String part, Object to) {
    Map<String, Object> definition = new HashMap<>(simple("a", "b", METRICS));
    definition.put(part, to);
    return definition;
  }

  /** A line for each of n people of both variants; the rates are multiples of 1/10. */
  private static String rows(int n, double old, double changed) {
    StringBuilder text = new StringBuilder("unit,variant,kept\n");
    for (int i = 0; i < n; i++) {
      text.append("u").append(2 * i).append(",old,").append(i % 10 < old * 10 ? 1 : 0).append('\n');
      text.append("u").append(2 * i + 1).append(",new,");
      text.append(i % 10 < changed * 10 ? "true" : "false").append('\n');
    }
    return text.toString();
  }

  private void create(String key, Map<String, Object> definition) {
    expect(201, project.post("/experiments", draft(key, definition)));
  }

  private Answer upload(String key, String kind, String table) {
    return SERVER.send(
        SERVER
            .request(project.path("/experiments/" + key + "/tables/" + kind))
            .header("Content-Type", "text/csv")
            .PUT(BodyPublishers.ofString(table)));
  }

  private Answer move(String token, String key, String what, long version, Object body) {
    HttpRequest.Builder request =
        SERVER
            .anonymous(project.path("/experiments/" + key + "/" + what))
            .header("Authorization", "Bearer " + token)
            .header("If-Match", "\"" + version + "\"");
    return SERVER.send(TestServer.json(request, "POST", body));
  }

  private String token(String role) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
