package io.tandem.cli.demo;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.cli.demo.story.Days;
import io.tandem.support.TestJvm;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code tandem demo} as a new user runs it, and what it left behind on a server started anew. */
class DemoIT {

  @Test
  void everyFigureAndEveryPolicyIsAsTheStoryHasItAlsoAfterARestart() throws Exception {
    Path data = TestServer.temporaryDirectory().resolve("data");
    Process demo = start(data);
    String said = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.println(said);
    assertThat(demo.waitFor()).as("its exit status").isZero();
    assertThat(said)
        .contains("last closed day, 2026-04-30 (D60)", "Sign in  admin@example.com")
        .doesNotContain("DIFFERS");
    assertLeftBehind(data);
  }

  private static Process start(Path data) throws IOException {
    List<String> command = TestJvm.command("io.tandem.cli.Main", "-Xmx2g");
    command.addAll(
        List.of("demo", "--port", "0", "--data", data.toString(), "--no-trickle", "--lang", "en"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TANDEM_INIT_ADMIN_TOKEN", TestServer.ADMIN_TOKEN);
    return builder.start();
  }

  private static void assertLeftBehind(Path data) throws IOException {
    StringWriter printed = new StringWriter();
    TestServer server = TestServer.start(data);
    try (Demo demo =
        Demo.connect(
            URI.create(server.url()),
            TestServer.ADMIN_TOKEN,
            data,
            new PrintWriter(printed, true))) {
      demo.play(Optional.empty());
      assertThat(printed.toString()).contains("holds a played demo");
      DemoOutcome outcome = demo.summarise();
      assertThat(outcome.figures()).hasSize(107).allMatch(Figure::holds, "as planted");
      assertThat(outcome.policies()).flatExtracting(PolicyCheck::wrong).isEmpty();
      assertThat(outcome.exact()).isTrue();
      StoryPolicies.assertEveryDay(outcome.policies());
      StoryEffects.assertThem(server);
      assertCohorts(server);
      assertQuestions(server);
      assertThat(
              server.get("/api/projects/default/flags/onboarding").json().get("stale").asString())
          .as("shipped on day 27 and left alone since")
          .isEqualTo("experiment_over");
      assertEnglish(server);
      assertThat(cac(server, 31, 37)).as("CAC before the bargain, from spend").isEqualTo(58);
      assertThat(cac(server, 38, 44)).as("CAC of the bargain's days, from spend").isEqualTo(42);
    } finally {
      server.stop();
    }
  }

  /** The metrics that mature, as planted, each from the metric itself. */
  private static void assertCohorts(TestServer server) {
    assertThat(values(server, "onboarding_completion&subject=onboarding_quest", 35, 36))
        .containsExactly(52 / 150.0, 54 / 150.0);
    assertThat(values(server, "bad_review_rate&subject=ai_homework", 46, 48))
        .containsExactly(8 / 49.0, 9 / 60.0, 12 / 72.0);
    assertThat(values(server, "course_completion", 1, 10)).containsOnly(0.12);
    assertThat(values(server, "course_completion", 36, 45)).containsOnly(0.41);
    assertThat(values(server, "next_month_retention&interval=month", -28, -1))
        .containsExactly(0.22);
    assertThat(values(server, "usage&subject=playback&window=8", 10, 10)).containsExactly(0.046);
  }

  /** The saved questions that stand on a board of their own can be asked as they are. */
  private static void assertQuestions(TestServer server) {
    JsonNode tiles =
        server.get("/api/projects/default/boards/insights/view").json().get("insights");
    assertThat(tiles.valueStream().map(tile -> tile.at("/insight/kind").asString()))
        .containsExactly("trend", "funnel", "churn", "retention");
    Map<String, JsonNode> answers = new HashMap<>();
    for (JsonNode tile : tiles) {
      JsonNode insight = tile.get("insight");
      Answer answer = server.post("/api/projects/default/query", insight.get("query"));
      answers.put(insight.get("kind").asString(), expect(200, answer).json());
    }
    assertThat(answers.get("churn").at("/suggestion/lostWithin").asInt()).isEqualTo(1360);
    assertThat(answers.get("funnel").get("steps")).hasSize(3);
  }

  /** What people wrote and apps sent is in the language asked for; names are there in both. */
  private static void assertEnglish(TestServer server) {
    for (String path :
        List.of(
            "",
            "/members",
            "/experiments/quest_check_in",
            "/experiments/community_home",
            "/experiments/task_choice",
            "/experiments/task_streak",
            "/flags/onboarding",
            "/flags/onboarding/revisions",
            "/flags/task_choice/revisions",
            "/campaigns/bargain/history",
            "/campaigns/check_in_21/history",
            "/work-items",
            "/gates",
            "/spend?from=2026-04-01&to=2026-04-30")) {
      JsonNode said = expect(200, server.get("/api/projects/default" + path)).json();
      assertThat(written(said)).as(path).noneMatch(StoryLanguageTest::hasChinese);
    }
    String decided =
        server
            .get("/api/projects/default/experiments/quest_check_in")
            .json()
            .at("/decision/reason")
            .asString();
    assertThat(decided).as("what the page beside it counts").contains("2,130 enrolled until");
  }

  /** All texts but those in Chinese beside others in English, which Tandem itself writes. */
  private static Stream<String> written(JsonNode node) {
    return node.isString()
        ? Stream.of(node.asString()).filter(text -> !text.contains(" / "))
        : node.isObject()
            ? node.propertyStream()
                .filter(field -> !field.getKey().equals("zh"))
                .flatMap(field -> written(field.getValue()))
            : node.valueStream().flatMap(DemoIT::written);
  }

  private static double cac(TestServer server, int from, int to) {
    Map<String, Object> query =
        Map.of(
            "kind", "acquisition",
            "from", Days.date(from).toString(),
            "to", Days.date(to).toString());
    return server
        .post("/api/projects/default/query", query)
        .json()
        .get("total")
        .get("cac")
        .asDouble();
  }

  private static List<Double> values(TestServer server, String metric, int from, int to) {
    return server
        .get(
            "/api/projects/default/signals?metric=%s&from=%s&to=%s"
                .formatted(metric, Days.date(from), Days.date(to)))
        .json()
        .get("buckets")
        .valueStream()
        .map(bucket -> bucket.get("value").asDouble())
        .toList();
  }
}
