package io.tandem.insights.saved;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Insights as they are saved, changed, archived, refused, and put on boards. */
class SavedInsightsIT {

  private static final TestServer SERVER = TestServer.shared();

  @Test
  void savedInsightComesBackAsItWasSavedOverTheVersionThatWasRead() {
    TestProject project = SERVER.newProject("Asia/Shanghai");
    Answer made = expect(201, project.post("/insights", draft("sign-ups", "signed_up")));
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    JsonNode read = project.get("/insights/sign-ups").json();
    assertThat(read).isEqualTo(made.json());
    assertThat(read.get("kind").asString()).isEqualTo("trend");
    assertThat(read.get("range").asString()).isEqualTo("28d");
    assertThat(read.get("owner").asString()).isNotBlank();
    assertThat(read.at("/question/note/0").asString()).isEqualTo("as it was");
    assertThat(project.post("/query", read.get("query")).status()).isEqualTo(200);
    assertThat(code(project.post("/insights", draft("sign-ups", "other"))))
        .isEqualTo("insight_taken");
    Answer changed = expect(200, project.put("/insights/sign-ups", 1, draft("x", "opened")));
    assertThat(changed.json().get("key").asString()).isEqualTo("sign-ups");
    assertThat(changed.json().at("/query/series/0/event").asString()).isEqualTo("opened");
    assertThat(project.put("/insights/sign-ups", 1, draft("x", "opened")).status()).isEqualTo(412);
    assertThat(project.get("/audit?subject=sign-ups").json().at("/items/0/action").asString())
        .isEqualTo("insight.update");
    assertThat(project.get("/insights/nothing").status()).isEqualTo(404);
    TestProject other = SERVER.newProject("UTC");
    assertThat(other.get("/insights/sign-ups").status()).isEqualTo(404);
    assertThat(other.get("/insights").json()).isEmpty();
  }

  @Test
  void archivedInsightLeavesTheListAndComesBack() {
    TestProject project = SERVER.newProject("UTC");
    expect(201, project.post("/insights", draft("first", "a")));
    expect(201, project.post("/insights", draft("second", "b")));
    assertThat(keys(project, "/insights")).containsExactly("second", "first");
    assertThat(archive(project, "second", 7).status()).isEqualTo(412);
    assertThat(archive(project, "second", 1).json().get("archived").asBoolean()).isTrue();
    assertThat(keys(project, "/insights")).containsExactly("first");
    assertThat(keys(project, "/insights?archived=true")).containsExactly("second", "first");
    assertThat(restore(project, "second", 2).json().get("archived").asBoolean()).isFalse();
    assertThat(code(restore(project, "second", 3))).isEqualTo("not_archived");
    assertThat(keys(project, "/insights")).containsExactly("second", "first");
  }

  @Test
  void whatItsKindCannotAskIsRefused() {
    TestProject project = SERVER.newProject("UTC");
    Map<String, Object> unknown = draft("a", "x");
    unknown.put("query", Map.of("kind", "astrology"));
    assertThat(code(project.post("/insights", unknown))).isEqualTo("unknown_kind");
    Map<String, Object> mistyped = draft("a", "x");
    Map<String, Object> query = new HashMap<>(query("x"));
    query.put("seriess", 1);
    mistyped.put("query", query);
    assertThat(code(project.post("/insights", mistyped))).isEqualTo("invalid_request");
    for (String part : List.of("question", "query", "names", "key")) {
      Map<String, Object> lacking = draft("a", "x");
      lacking.remove(part);
      assertThat(project.post("/insights", lacking).status()).as(part).isEqualTo(400);
    }
    Map<String, Object> odd = draft("a", "x");
    odd.put("range", "eternity");
    assertThat(project.post("/insights", odd).status()).isEqualTo(400);
    Map<String, Object> large = draft("a", "x");
    large.put("question", Map.of("note", "x".repeat(40_000)));
    assertThat(code(project.post("/insights", large))).isEqualTo("question_too_large");
    Map<String, Object> unstorable = draft("a", "x");
    unstorable.put("question", Map.of("note", "a\u0000b"));
    assertThat(project.post("/insights", unstorable).status()).isEqualTo(400);
    expect(201, project.post("/insights", draft("a", "x")));
    Map<String, Object> otherKind = draft("a", "x");
    otherKind.put("query", Map.of("kind", "churn", "from", "2026-04-01", "to", "2026-04-20"));
    assertThat(code(project.put("/insights/a", 1, otherKind))).isEqualTo("insight_kind");
  }

  @Test
  void boardShowsSavedInsightsAmongItsMetricsInOrderAndSaysWhenOneIsArchived() {
    TestProject project = SERVER.newProject("UTC");
    Map<String, Object> insight = Map.of("insight", "sign-ups", "columns", 2);
    Map<String, Object> paid = Map.of("metric", "paid_conversion");
    assertThat(code(board(project, 1, insight, paid))).isEqualTo("unknown_insight");
    expect(201, project.post("/insights", draft("sign-ups", "signed_up")));
    expect(200, board(project, 1, insight, paid));
    JsonNode view = project.get("/boards/main/view").json();
    assertThat(view.at("/insights/0/position").asInt()).isZero();
    assertThat(view.at("/insights/0/columns").asInt()).isEqualTo(2);
    assertThat(view.at("/insights/0/insight/query/series/0/event").asString())
        .isEqualTo("signed_up");
    assertThat(view.at("/tiles/0/position").asInt()).isEqualTo(1);
    assertThat(view.at("/tiles/0/columns").asInt()).isEqualTo(1);
    archive(project, "sign-ups", 1);
    JsonNode archived = project.get("/boards/main/view").json().at("/insights/0/insight");
    assertThat(archived.get("archived").asBoolean()).isTrue();
    expect(200, board(project, 2, paid, insight));
    assertThat(board(project, 3, insight, insight).status()).isEqualTo(400);
    Map<String, Object> both = Map.of("insight", "sign-ups", "metric", "paid_conversion");
    assertThat(board(project, 3, both).status()).isEqualTo(400);
    assertThat(board(project, 3, Map.of()).status()).isEqualTo(400);
    assertThat(board(project, 3, Map.of("metric", "paid_conversion", "columns", 3)).status())
        .isEqualTo(400);
    assertThat(project.get("/boards/main/digest/preview?language=en").status()).isEqualTo(200);
  }

  @Test
  void chosenDatesCutTheLinesOfABoard() {
    TestProject project = SERVER.newProject("UTC");
    expect(200, board(project, 1, Map.of("metric", "paid_conversion")));
    String today = project.get("/boards/main/view").json().get("to").asString();
    String view = "/boards/main/view?from=%s&to=%s";
    LocalDate day = LocalDate.parse(today);
    JsonNode cut = project.get(view.formatted(day.minusDays(9), day.minusDays(3))).json();
    assertThat(cut.at("/tiles/0/line")).hasSize(7);
    assertThat(cut.at("/tiles/0/line/6/start").asString()).isEqualTo(day.minusDays(3).toString());
    assertThat(cut.at("/tiles/0/today/start").asString()).isEqualTo(today);
    assertThat(code(project.get(view.formatted(day, day.minusDays(1)))))
        .isEqualTo("bad_board_dates");
    assertThat(code(project.get(view.formatted(day, day.plusDays(1)))))
        .isEqualTo("bad_board_dates");
    assertThat(project.get("/boards/main/view?from=soon&to=later").status()).isEqualTo(400);
  }

  private static Map<String, Object> query(String event) {
    return Map.of(
        "kind",
        "trend",
        "from",
        "2026-04-01",
        "to",
        "2026-04-28",
        "interval",
        "day",
        "series",
        List.of(Map.of("event", event, "measure", "people")));
  }

  private static Map<String, Object> draft(String key, String event) {
    return new HashMap<>(
        Map.of(
            "key",
            key,
            "names",
            Map.of("zh", "注册", "en", "Sign-ups"),
            "question",
            Map.of("note", List.of("as it was")),
            "query",
            query(event),
            "range",
            "28d"));
  }

  @SafeVarargs
  private static Answer board(TestProject project, long version, Map<String, Object>... tiles) {
    Map<String, Object> names = Map.of("zh", "看板", "en", "Board");
    return project.put("/boards/main", version, Map.of("names", names, "tiles", List.of(tiles)));
  }

  private static Answer archive(TestProject project, String key, long version) {
    return SERVER.send(
        SERVER
            .request(project.path("/insights/" + key))
            .header("If-Match", "\"" + version + "\"")
            .DELETE());
  }

  private static Answer restore(TestProject project, String key, long version) {
    return SERVER.send(
        TestServer.json(
            SERVER
                .request(project.path("/insights/" + key + "/restore"))
                .header("If-Match", "\"" + version + "\""),
            "POST",
            Map.of()));
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }

  private static List<String> keys(TestProject project, String path) {
    return project.get(path).json().valueStream().map(one -> one.get("key").asString()).toList();
  }
}
