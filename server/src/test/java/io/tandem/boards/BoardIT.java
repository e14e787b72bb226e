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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BoardIT {

  private static final TestServer SERVER = TestServer.shared();

  @BeforeAll
  static void itIsTheMiddleOfADay() {
    SERVER.setClock(Instant.parse("2026-04-20T06:00:00Z"));
  }

  @Test
  void boardShowsTodayTheLastClosedDayAndThirtyDaysOfEachRate() {
    TestProject project = project("UTC");
    new Story()
        .crowd(10, "p", "lesson", "2026-04-19T12:00:00Z")
        .crowd(5, "p", "progress_open", "2026-04-19T12:00:00Z")
        .crowd(1, "p", "purchase", "2026-04-19T12:00:00Z")
        .crowd(8, "p", "lesson", "2026-04-20T01:00:00Z")
        .crowd(2, "p", "check_in", "2026-04-20T01:00:00Z")
        .crowd(4, "p", "lesson", "2026-03-21T12:00:00Z")
        .crowd(4, "p", "lesson", "2026-03-20T12:00:00Z")
        .sendTo(project);
    JsonNode board = expect(200, project.get("/board")).json();
    assertThat(board.get("zone").asString()).isEqualTo("UTC");
    assertThat(Instant.parse(board.get("asOf").asString()))
        .isBeforeOrEqualTo(Instant.parse(board.get("now").asString()).plusSeconds(60));
    assertThat(metrics(board))
        .containsExactly(
            "usage progress null",
            "penetration progress 0.4",
            "participation quest 0.35",
            "paid_conversion null null",
            "complaint_rate null 0.008");

    showsThirtyDays(board.get("tiles").get(1));
    JsonNode today = board.get("tiles").get(2).get("today");
    assertThat(today.get("start").asString()).isEqualTo("2026-04-20");
    assertThat(today.get("numerator").asInt()).isEqualTo(2);
    assertThat(today.get("denominator").asInt()).isEqualTo(8);
    assertThat(today.get("status").asString()).isEqualTo("open");
  }

  private static void showsThirtyDays(JsonNode penetration) {
    assertThat(penetration.at("/subjectNames/zh").asString()).isEqualTo("学习进度");
    assertThat(penetration.at("/definition/revision").asInt()).isEqualTo(1);
    assertThat(penetration.at("/lastClosed/start").asString()).isEqualTo("2026-04-19");
    assertThat(penetration.at("/lastClosed/rate").asDouble()).isEqualTo(0.5);
    assertThat(penetration.at("/lastClosed/status").asString()).isEqualTo("closed");
    assertThat(penetration.get("line")).hasSize(30);
    assertThat(penetration.at("/line/0/start").asString()).isEqualTo("2026-03-21");
    assertThat(penetration.at("/line/0/denominator").asInt()).isEqualTo(4);
    assertThat(penetration.at("/line/1/status").asString()).isEqualTo("no_data");
  }

  @Test
  void otherSubjectsAreChosenByParameter() {
    TestProject project = project("UTC");
    feature(project, "aaa", "exploratory");
    assertThat(metrics(project.get("/board").json())).contains("penetration progress 0.4");
    assertThat(metrics(project.get("/board?feature=aaa&campaign=nothing").json()))
        .containsExactly(
            "usage aaa null",
            "penetration aaa 0.4",
            "paid_conversion null null",
            "complaint_rate null 0.008");
  }

  @Test
  void featureWithAnExposureEventIsShownRatherThanAnEarlierOneWithout() {
    TestProject project = SERVER.newProject("UTC");
    Map<String, Object> unexposed =
        Map.of(
            "key",
            "first",
            "names",
            Map.of("zh", "搜索", "en", "Search"),
            "tier",
            "core",
            "keyEvents",
            List.of(Map.of("event", "search")));
    expect(201, project.post("/features", unexposed));
    assertThat(metrics(project.get("/board").json())).contains("penetration first 0.4");
    feature(project, "second", "exploratory");
    assertThat(metrics(project.get("/board").json()))
        .contains("usage second null", "penetration second 0.4");
  }

  @Test
  void emptyProjectShowsWhatNeedsNoSubject() {
    JsonNode board = expect(200, SERVER.newProject("Asia/Tokyo").get("/board")).json();
    assertThat(metrics(board))
        .containsExactly("paid_conversion null null", "complaint_rate null 0.008");
    assertThat(board.at("/tiles/0/lastClosed/status").asString()).isEqualTo("no_data");
    assertThat(board.at("/tiles/0/today/rate").isNull()).isTrue();
  }

  @Test
  void runningCampaignIsShownRatherThanALaterOne() {
    TestProject project = project("UTC");
    campaign(project, "running", "2026-04-02");
    campaign(project, "later", "2126-01-01");
    Map<String, Object> go = Map.of("to", "scheduled", "reason", "go");
    expect(200, project.post("/campaigns/running/transitions", go));
    expect(200, project.post("/campaigns/later/transitions", go));
    Map<String, Object> run = Map.of("to", "running", "reason", "go");
    project.post("/campaigns/running/transitions", run); // its period may have been quicker
    assertThat(metrics(project.get("/board").json())).contains("participation running 0.35");
  }

  @Test
  void tilesAreChosenPerProjectOverTheVersionThatWasRead() {
    TestProject project = project("UTC");
    assertThat(project.get("/board/settings").json().get("version").asInt()).isEqualTo(1);
    Map<String, Object> wanted =
        Map.of(
            "tiles",
            List.of(
                tile("complaint_rate", "progress", 0.01),
                tile("reach", "quest", null),
                tile("penetration", null, 0.5)));
    Answer changed = expect(200, project.put("/board/settings", 1, wanted));
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(project.put("/board/settings", 1, wanted).status()).isEqualTo(412);
    assertThat(metrics(project.get("/board").json()))
        .containsExactly(
            "complaint_rate progress 0.01", "reach quest null", "penetration progress 0.5");
    JsonNode audit = project.get("/audit?subject=board").json();
    assertThat(audit.at("/items/0/action").asString()).isEqualTo("board.update");
  }

  @Test
  void tilesThatCannotBeShownAreRefused() {
    TestProject project = project("UTC");
    assertThat(put(project, tile("penetration", "nothing", null)).status()).isEqualTo(404);
    assertThat(put(project, tile("happiness", null, null)).status()).isEqualTo(400);
    assertThat(put(project, tile("usage", null, 1.5)).status()).isEqualTo(400);
    assertThat(put(project, tile("paid_conversion", "progress", null)).status()).isEqualTo(400);
    Map<String, Object> twice = tile("usage", null, null);
    assertThat(put(project, twice, twice).status()).isEqualTo(400);
    assertThat(project.get("/board/settings").json().get("version").asInt()).isEqualTo(1);
  }

  @SafeVarargs
  private static Answer put(TestProject project, Map<String, Object>... tiles) {
    return project.put("/board/settings", 1, Map.of("tiles", List.of(tiles)));
  }

  private static Map<String, Object> tile(String metric, String subject, Double threshold) {
    Map<String, Object> tile = new HashMap<>();
    tile.put("metric", metric);
    tile.put("subject", subject);
    tile.put("threshold", threshold);
    return tile;
  }

  private static List<String> metrics(JsonNode board) {
    List<String> metrics = new ArrayList<>();
    board
        .get("tiles")
        .forEach(tile ->
            metrics.add(
                tile.get("metric").asString()
                    + " "
                    + (tile.get("subject").isNull() ? "null" : tile.get("subject").asString())
                    + " "
                    + tile.get("threshold")));
    return metrics;
  }

  /** A project with a feature and a campaign. */
  static TestProject project(String zone) {
    TestProject project = SERVER.newProject(zone);
    feature(project, "progress", "core");
    campaign(project, "quest", "2026-04-01");
    return project;
  }

  private static void feature(TestProject project, String key, String tier) {
    expect(
        201,
        project.post(
            "/features",
            Map.of(
                "key", key,
                "names", Map.of("zh", "学习进度", "en", "Progress"),
                "tier", tier,
                "keyEvents", List.of(Map.of("event", "progress_open")),
                "exposure", Map.of("event", "progress_shown"),
                "complaints", List.of(Map.of("event", "progress_complaint")))));
  }

  private static void campaign(TestProject project, String key, String from) {
    expect(
        201,
        project.post(
            "/campaigns",
            Map.of(
                "key", key,
                "names", Map.of("zh", "新手任务", "en", "Quest"),
                "features", List.of("progress"),
                "from", from,
                "to", "2126-04-30",
                "participation", Map.of("event", "check_in"),
                "reach", Map.of("event", "push_delivered"))));
  }
}
