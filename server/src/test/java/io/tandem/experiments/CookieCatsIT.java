package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.draft;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A mobile game's real test, 90,189 players, uploaded as a table of people. Figures of others:
 * counts, rates and pooled tests are published ones; those of confidence sequences and of the cap
 * were computed once by another program from the same file.
 */
class CookieCatsIT {

  private static final TestServer SERVER = TestServer.shared();

  @Test
  void publishedFiguresComeOutAndTheVerdictKnowsThatPeoplePeek() throws IOException {
    TestProject project = SERVER.newProject("UTC");
    JsonNode found = analysed(project, "usual", Map.of(), data());
    JsonNode exposure = found.at("/findings/exposure");
    assertThat(exposure.at("/arms/0/people").asLong()).isEqualTo(44_700);
    assertThat(exposure.at("/arms/1/people").asLong()).isEqualTo(45_489);
    assertThat(exposure.get("rejected").asLong()).isZero();
    near(exposure.at("/sampleRatio/chiSquare"), 6.9024, 5e-5);
    near(exposure.at("/sampleRatio/p"), 0.00861, 5e-6);
    near(exposure.at("/sampleRatio/sequentialP"), 0.265882, 5e-7);
    assertThat(exposure.at("/sampleRatio/verdict").asString()).isEqualTo("suspicious");

    JsonNode week = found.at("/findings/metrics/0");
    near(week.at("/groups/0/mean"), .190201, 5e-7);
    near(week.at("/groups/1/mean"), .182000, 5e-7);
    JsonNode effect = week.at("/comparisons/0/absolute");
    near(effect.get("estimate"), -.008201, 5e-7);
    near(effect.at("/fixed/low"), -.013282, 6e-7);
    near(effect.at("/fixed/high"), -.003121, 6e-7);
    near(effect.at("/fixed/p"), .001556, 1e-6);
    near(effect.at("/sequential/p"), .083284, 2e-6);
    near(effect.at("/sequential/low"), -.016813, 1e-6);
    near(effect.at("/sequential/high"), .000411, 1e-6);
    near(week.at("/comparisons/0/relative/estimate"), -.043119, 1e-6);
    assertThat(week.at("/comparisons/0/reading").asString()).isEqualTo("unclear");
    near(found.at("/findings/metrics/1/groups/0/mean"), .448188, 5e-7);
    near(found.at("/findings/metrics/1/groups/1/mean"), .442283, 5e-7);
    near(found.at("/findings/metrics/1/comparisons/0/absolute/fixed/p"), .07441, 2e-5);
    assertThat(found.at("/findings/verdict/outcome").asString()).isEqualTo("unclear");
  }

  @Test
  void capTakesOnePlayersRoundsOutOfTheMean() throws IOException {
    TestProject project = SERVER.newProject("UTC");
    JsonNode rounds = analysed(project, "capped", Map.of(), data()).at("/findings/metrics/2");
    assertThat(rounds.get("metric").asString()).isEqualTo("rounds");
    near(rounds.at("/cap/value"), 1073.624, 5e-4);
    assertThat(rounds.at("/cap/affected/0").asLong()).isEqualTo(41);
    assertThat(rounds.at("/cap/affected/1").asLong()).isEqualTo(50);
    near(rounds.at("/groups/0/mean"), 51.0309, 5e-5);
    near(rounds.at("/groups/1/mean"), 50.9353, 5e-5);
    JsonNode comparison = rounds.at("/comparisons/0");
    near(comparison.at("/relative/estimate"), -.001874, 5e-7);
    near(comparison.at("/relative/standardError"), .012764, 5e-7);
    near(comparison.at("/uncapped/estimate"), -.022066, 5e-7);
    near(comparison.at("/uncapped/standardError"), .024447, 5e-7);
    assertThat(rounds.at("/outliers/0/largest").asDouble()).isEqualTo(49_854);
    near(rounds.at("/outliers/0/meanWithoutLargest"), 51.342, 5e-4);
  }

  @Test
  void strictSampleRatioBlocksTheVerdictAndShipping() throws IOException {
    TestProject project = SERVER.newProject("UTC");
    JsonNode found = analysed(project, "strict", Map.of("sampleRatioAlpha", 0.01), data());
    assertThat(found.at("/findings/exposure/sampleRatio/verdict").asString()).isEqualTo("mismatch");
    assertThat(found.at("/findings/verdict/outcome").asString()).isEqualTo("blocked");
    assertThat(found.at("/findings/verdict/text/en").asString()).startsWith("No verdict");
    assertThat(found.at("/findings/verdict/text/zh").asString()).startsWith("分流比例异常");
  }

  @Test
  void sequenceTunedToThePlannedNumberFindsTheLossInAZippedFile() throws IOException {
    TestProject project = SERVER.newProject("UTC");
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(data());
    }
    JsonNode found =
        analysed(
            project,
            "tuned",
            Map.of("tunedAt", 90_000, "correction", "none"),
            zipped.toByteArray());
    near(found.at("/findings/metrics/0/comparisons/0/absolute/sequential/p"), .035065, 1e-6);
    assertThat(found.at("/findings/verdict/outcome").asString()).isEqualTo("lost");
    assertThat(found.at("/findings/verdict/text/en").asString())
        .contains("gate_40 is worse than the control")
        .contains("−4.3%");
  }

  private static JsonNode analysed(
      TestProject project, String key, Map<String, Object> judging, byte[] table) {
    Map<String, Object> week = metric("retention_7", "goal", "proportion");
    Map<String, Object> day = metric("retention_1", "secondary", "proportion");
    Map<String, Object> rounds = metric("rounds", "secondary", "mean");
    rounds.put("column", "sum_game_rounds");
    rounds.put("capQuantile", 0.999);
    Map<String, Object> definition = simple("gate_30", "gate_40", List.of(week, day, rounds));
    definition.put("judging", judging);
    expect(201, project.post("/experiments", draft(key, definition)));
    String path = "/experiments/" + key + "/tables/people?unit=userid&variant=version";
    JsonNode answer =
        expect(
                200,
                SERVER.send(
                    SERVER
                        .request(project.path(path))
                        .header("Content-Type", "text/csv")
                        .PUT(BodyPublishers.ofByteArray(table))))
            .json();
    assertThat(project.get("/experiments/" + key + "/results").json()).isEqualTo(answer);
    return answer;
  }

  private static void near(JsonNode number, double published, double tolerance) {
    assertThat(number.asDouble()).isCloseTo(published, within(tolerance));
  }

  private static byte[] data() throws IOException {
    String variable = System.getenv("TANDEM_TEST_DATA");
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.isDirectory(here.resolve("docs")) ? here : here.getParent();
    Path folder = variable == null ? root.resolve("../shared/data") : Path.of(variable);
    Path file = folder.resolve("cookie_cats/cookie_cats.csv");
    assumeTrue(
        Files.exists(file),
        "the real data lies beside the project and is not here (TANDEM_TEST_DATA names its folder)");
    return Files.readAllBytes(file);
  }
}
