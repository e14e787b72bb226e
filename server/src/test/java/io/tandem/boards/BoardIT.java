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
  private static final String VIEW = "/boards/main/view";

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
        .crowd(4, "p", "lesson", "2026-04-18T12:00:00Z")
        .crowd(1, "p", "progress_open", "2026-04-18T12:00:00Z")
        .crowd(4, "p", "lesson", "2026-03-21T12:00:00Z")
        .sendTo(project);
    JsonNode board = expect(200, project.get(VIEW)).json();
    assertThat(board.get("zone").asString()).isEqualTo("UTC");
    assertThat(board.get("northStar").isNull()).isTrue();
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
    assertThat(project.get(VIEW + "?days=7").json().at("/tiles/1/line")).hasSize(7);
  }

  private static void showsThirtyDays(JsonNode penetration) {
    assertThat(penetration.at("/metric/names/zh").asString()).isEqualTo("功能渗透率");
    assertThat(penetration.at("/metric/subjectNames/zh").asString()).isEqualTo("学习进度");
    assertThat(penetration.at("/metric/definition/revision").asInt()).isEqualTo(1);
    assertThat(penetration.at("/metric/people/denominator").asBoolean()).isTrue();
    assertThat(penetration.at("/lastClosed/start").asString()).isEqualTo("2026-04-19");
    assertThat(penetration.at("/lastClosed/value").asDouble()).isEqualTo(0.5);
    assertThat(penetration.at("/lastClosed/status").asString()).isEqualTo("closed");
    assertThat(penetration.at("/before/value").asDouble()).isEqualTo(0.25);
    assertThat(penetration.get("line")).hasSize(30);
    assertThat(penetration.at("/line/0/start").asString()).isEqualTo("2026-03-21");
    assertThat(penetration.at("/line/0/denominator").asInt()).isEqualTo(4);
    assertThat(penetration.at("/line/1/status").asString()).isEqualTo("no_data");
  }

  @Test
  void otherSubjectsAreChosenByParameter() {
    TestProject project = project("UTC");
    feature(project, "aaa", "exploratory");
    assertThat(metrics(project.get(VIEW).json())).contains("penetration progress 0.4");
    assertThat(metrics(project.get(VIEW + "?feature=aaa&campaign=nothing").json()))
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
    assertThat(metrics(project.get(VIEW).json())).contains("penetration first 0.4");
    feature(project, "second", "exploratory");
    assertThat(metrics(project.get(VIEW).json()))
        .contains("usage second null", "penetration second 0.4");
  }

  @Test
  void emptyProjectShowsWhatNeedsNoSubject() {
    JsonNode board = expect(200, SERVER.newProject("Asia/Tokyo").get(VIEW)).json();
    assertThat(metrics(board))
        .containsExactly("paid_conversion null null", "complaint_rate null 0.008");
    assertThat(board.at("/tiles/0/lastClosed/status").asString()).isEqualTo("no_data");
    assertThat(board.at("/tiles/0/today/value").isNull()).isTrue();
    assertThat(board.get("unavailable")).isEmpty();
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
    assertThat(metrics(project.get(VIEW).json())).contains("participation running 0.35");
  }

  @Test
  void metricsOfOnesOwnAndWeeksAreTilesToo() {
    TestProject project = project("UTC");
    Map<String, Object> metric =
        Map.of(
            "key", "lessons",
            "names", Map.of("zh", "课时", "en", "Lessons"),
            "kind", "events",
            "unit", "events",
            "better", "up",
            "numerator", Map.of("event", "lesson"));
    expect(201, project.post("/metrics/custom", metric));
    new Story().crowd(7, "p", "lesson", "2026-04-14T12:00:00Z").sendTo(project);
    Map<String, Object> weekly = tile("lessons", null, null);
    weekly.put("interval", "week");
    Map<String, Object> threshold = Map.of("op", "lt", "bound", 10);
    weekly.put("threshold", threshold);
    expect(200, put(project, weekly));
    JsonNode tile = project.get(VIEW).json().at("/tiles/0");
    assertThat(tile.at("/metric/unit").asString()).isEqualTo("events");
    assertThat(tile.at("/metric/people/numerator").asBoolean()).isFalse();
    assertThat(tile.at("/lastClosed/start").asString()).isEqualTo("2026-04-13");
    assertThat(tile.at("/lastClosed/value").asInt()).isEqualTo(7);
    assertThat(tile.at("/lastClosed/denominator").isNull()).isTrue();
    assertThat(tile.at("/threshold/op").asString()).isEqualTo("lt");
  }

  @Test
  void northStarStandsOnTopWithItsTargetAndSignatures() {
    TestProject project = project("UTC");
    new Story()
        .crowd(10, "p", "lesson", "2026-04-19T12:00:00Z")
        .crowd(5, "p", "progress_open", "2026-04-19T12:00:00Z")
        .sendTo(project);
    Map<String, Object> star =
        Map.of("metric", "penetration", "subject", "progress", "interval", "day", "target", 0.6);
    expect(200, project.put("/north-star", 0, star));
    JsonNode shown = project.get(VIEW).json().get("northStar");
    assertThat(shown.at("/star/target").asDouble()).isEqualTo(0.6);
    assertThat(shown.at("/star/version").asInt()).isEqualTo(1);
    assertThat(shown.at("/star/signatures")).isEmpty();
    assertThat(shown.at("/lastClosed/value").asDouble()).isEqualTo(0.5);
    assertThat(shown.at("/lastClosed/denominator").asInt()).isEqualTo(10);
  }

  @SafeVarargs
  static Answer put(TestProject project, Map<String, Object>... tiles) {
    return project.put("/boards/main", 1, board("main", tiles));
  }

  @SafeVarargs
  static Map<String, Object> board(String key, Map<String, Object>... tiles) {
    return Map.of("key", key, "names", Map.of("zh", "看板", "en", "Board"), "tiles", List.of(tiles));
  }

  static Map<String, Object> tile(String metric, String subject, Double above) {
    Map<String, Object> tile = new HashMap<>();
    tile.put("metric", metric);
    tile.put("subject", subject);
    tile.put("threshold", above == null ? null : Map.of("op", "gt", "bound", above));
    return tile;
  }

  static List<String> metrics(JsonNode board) {
    List<String> metrics = new ArrayList<>();
    for (JsonNode tile : board.get("tiles")) {
      JsonNode metric = tile.get("metric");
      JsonNode threshold = tile.get("threshold");
      metrics.add(
          metric.get("key").asString()
              + " "
              + metric.path("subject").asString("null")
              + " "
              + (threshold.isNull() ? "null" : threshold.get("bound").toString()));
    }
    return metrics;
  }

  /** A project with a feature and a campaign. */
  static TestProject project(String zone) {
    return project(SERVER, zone);
  }

  /** The same on another server. */
  static TestProject project(TestServer server, String zone) {
    TestProject project = server.newProject(zone);
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
    expect(201, project.post("/campaigns", campaignBody(key, from)));
  }

  static Map<String, Object> campaignBody(String key, String from) {
    return Map.of(
        "key", key,
        "names", Map.of("zh", "新手任务", "en", "Quest"),
        "features", List.of("progress"),
        "from", from,
        "to", "2126-04-30",
        "participation", Map.of("event", "check_in"),
        "reach", Map.of("event", "push_delivered"));
  }
}
