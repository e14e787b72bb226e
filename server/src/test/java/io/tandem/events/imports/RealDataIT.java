package io.tandem.events.imports;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tandem.support.ImportClient;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Real files with figures that were published or computed elsewhere, imported with the guide's
 * mappings. The files are not part of the repository: the tests are skipped where they are absent.
 */
class RealDataIT {

  private static final TestServer SERVER = TestServer.shared();

  @Test
  void onlineRetailHasItsPublishedFigures() throws IOException {
    byte[] file = data("online_retail/online_retail_all.csv.gz");
    TestProject project = SERVER.newProject("Asia/Shanghai");
    ImportClient imports = new ImportClient(project);

    JsonNode done = imports.run("online_retail.csv.gz", file, guide("online_retail.yaml"));

    assertThat(done.path("lines").asLong()).isEqualTo(541_909);
    assertThat(done.path("accepted").asLong()).isEqualTo(541_909);
    assertThat(done.path("rejected").asLong()).isZero();
    assertRetail(project);
    assertCohorts(project);
    JsonNode again = imports.run("online_retail.csv.gz", file, guide("online_retail.yaml"));
    assertThat(again).isEqualTo(done);
    assertRetail(project);
  }

  private static void assertRetail(TestProject project) {
    Map<String, Object> known =
        Map.of("property", "customer_id", "op", "exists", "value", List.of());
    assertThat(retail(project, Map.of("event", "*"))).isEqualTo(541_909);
    assertThat(retail(project, Map.of("event", "cancel"))).isEqualTo(9_288);
    assertThat(retail(project, Map.of("event", "purchase"))).isEqualTo(541_909 - 9_288);
    assertThat(retail(project, Map.of("event", "*", "where", List.of(known))))
        .isEqualTo(541_909 - 135_080);
    assertThat(retail(project, Map.of("event", "*", "measure", "sum", "property", "amount")))
        .isCloseTo(9_747_747.934, within(9.7));
    assertThat(
            people(
                project, LocalDate.of(2010, 12, 1), Map.of("event", "*", "where", List.of(known))))
        .isEqualTo(4_372);
    assertThat(
            ImportClient.trend(
                project,
                Map.of("event", "*", "measure", "people", "where", List.of(known)),
                "2010-12-01",
                "2010-12-31"))
        .isEqualTo(948);
  }

  /** Monthly retention as published: every line of a customer counts, cancellations too. */
  private static final List<List<Integer>> COHORTS =
      List.of(
          List.of(948, 362, 317, 367, 341, 376, 360, 336, 336, 374, 354, 474, 260),
          List.of(421, 101, 119, 102, 138, 126, 110, 108, 131, 146, 155, 63),
          List.of(380, 94, 73, 106, 102, 94, 97, 107, 98, 119, 35),
          List.of(440, 84, 112, 96, 102, 78, 116, 105, 127, 39),
          List.of(299, 68, 66, 63, 62, 71, 69, 78, 25),
          List.of(279, 66, 48, 48, 60, 68, 74, 29),
          List.of(235, 49, 44, 64, 58, 79, 24),
          List.of(191, 40, 39, 44, 52, 22),
          List.of(167, 42, 42, 42, 23),
          List.of(298, 89, 97, 36),
          List.of(352, 93, 46),
          List.of(321, 43),
          List.of(41));

  private static void assertCohorts(TestProject project) {
    Map<String, Object> line =
        Map.of(
            "event",
            "*",
            "where",
            List.of(Map.of("property", "customer_id", "op", "exists", "value", List.of())));
    Map<String, Object> query =
        Map.of(
            "kind", "retention",
            "from", "2010-12-01",
            "to", "2011-12-31",
            "start", line,
            "return", line,
            "interval", "month",
            "periods", 13);
    JsonNode cohorts = expect(200, project.post("/query", query)).json().get("cohorts");
    assertThat(cohorts).hasSize(COHORTS.size());
    for (int i = 0; i < COHORTS.size(); i++) {
      JsonNode values = cohorts.get(i).get("values");
      for (int cell = 0; cell < values.size(); cell++) {
        // nothing happened after the last month of the file
        int expected = cell < COHORTS.get(i).size() ? COHORTS.get(i).get(cell) : 0;
        assertThat(values.get(cell).asInt())
            .as("cohort %s, cell %s", cohorts.get(i).get("start"), cell)
            .isEqualTo(expected);
      }
    }
  }

  private static double retail(TestProject project, Map<String, Object> series) {
    return ImportClient.trend(project, series, "2010-12-01", "2011-12-31");
  }

  @Test
  void songplayLogHasItsComputedFigures() throws IOException {
    byte[] file = data("songplay_log/2018-11-events.jsonl");
    TestProject project = SERVER.newProject("America/Los_Angeles");

    JsonNode done = new ImportClient(project).run("log.jsonl", file, guide("songplay_log.yaml"));

    Map<String, Object> known = Map.of("property", "user_id", "op", "exists", "value", List.of());
    assertThat(done.path("accepted").asLong()).isEqualTo(8_056);
    assertFunnel(project);
    assertThat(done.path("rejected").asLong()).isZero();
    assertThat(plays(project, "NextSong", List.of())).isEqualTo(6_820);
    assertThat(plays(project, "Home", List.of())).isEqualTo(806);
    assertThat(plays(project, "Upgrade", List.of())).isEqualTo(21);
    assertThat(plays(project, "Submit Upgrade", List.of())).isEqualTo(8);
    assertThat(plays(project, "*", List.of(known))).isEqualTo(8_056 - 286);
    Map<String, Object> paid = Map.of("property", "level", "op", "eq", "value", List.of("paid"));
    assertThat(plays(project, "NextSong", List.of(paid))).isEqualTo(5_591);
    assertThat(
            people(
                project, LocalDate.of(2018, 10, 1), Map.of("event", "*", "where", List.of(known))))
        .isEqualTo(97);
    assertThat(
            people(
                project,
                LocalDate.of(2018, 10, 1),
                Map.of("event", "NextSong", "where", List.of())))
        .isEqualTo(96);
    assertThat(
            people(
                project, LocalDate.of(2018, 10, 1), Map.of("event", "Upgrade", "where", List.of())))
        .isEqualTo(15);
  }

  private static void assertFunnel(TestProject project) {
    for (String semantics : List.of("standard", "windowFunnel")) {
      Map<String, Object> query =
          Map.of(
              "kind",
              "funnel",
              "from",
              "2018-10-01",
              "to",
              "2018-12-31",
              "window",
              "P366D",
              "semantics",
              semantics,
              "steps",
              List.of(
                  Map.of("event", "Home"),
                  Map.of("event", "NextSong"),
                  Map.of("event", "Upgrade"),
                  Map.of("event", "Submit Upgrade")),
              "where",
              List.of(Map.of("property", "user_id", "op", "exists", "value", List.of())));
      assertThat(expect(200, project.post("/query", query)).json().get("steps"))
          .extracting(step -> step.get("people").asInt())
          .containsExactly(85, 84, 14, 8);
    }
  }

  private static double plays(TestProject project, String event, List<?> where) {
    return ImportClient.trend(
        project, Map.of("event", event, "where", where), "2018-10-01", "2018-12-31");
  }

  @Test
  void cdnowHasItsPublishedFigures() throws IOException {
    byte[] file = data("cdnow/CDNOW_sample.txt");
    TestProject project = SERVER.newProject("America/New_York");

    JsonNode done = new ImportClient(project).run("cdnow.txt", file, guide("cdnow.yaml"));

    assertThat(done.path("accepted").asLong()).isEqualTo(6_919);
    assertThat(
            people(
                project, LocalDate.of(1997, 1, 1), Map.of("event", "purchase", "where", List.of())))
        .isEqualTo(2_357);
  }

  @Test
  void cdnowBuyersArePredictedAsPublished() throws IOException {
    byte[] file = data("cdnow/CDNOW_sample.txt");
    TestProject project = SERVER.newProject("America/New_York");
    new ImportClient(project).run("cdnow.txt", file, guide("cdnow.yaml"));

    JsonNode seen = predict(project, "1997-09-30", 0);

    near(seen.at("/model/r"), 0.243, 5e-4);
    near(seen.at("/model/alpha"), 4.414, 5e-4);
    near(seen.at("/model/a"), 0.793, 5e-4);
    near(seen.at("/model/b"), 2.426, 5e-4);
    near(seen.at("/model/logLikelihood"), -9582.4, 0.05);
    near(seen.at("/spending/p"), 6.25, 5e-3);
    near(seen.at("/spending/q"), 3.74, 5e-3);
    near(seen.at("/spending/v"), 15.44, 5e-3);
    assertThat(seen.at("/spending/people").asInt()).isEqualTo(946);
    near(seen.get("given"), 1.226, 5e-4);
    double[] spends = {24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17};
    for (int i = 0; i < spends.length; i++) {
      near(seen.at("/buyers/" + i + "/spending"), spends[i], 0.1);
    }
    JsonNode check = predict(project, "1998-06-30", 273).get("check");
    assertThat(check.get("through").asString()).isEqualTo("1997-09-30");
    assertThat(check.get("model")).isEqualTo(seen.get("model"));
    assertThat(check.get("actual").asInt()).isEqualTo(1_882);
    near(check.get("expected"), seen.at("/forecast/purchases").asDouble(), 1e-6);
    near(check.get("expected"), 1_653.4, 0.5);
    assertThat(check.at("/range/high").asDouble()).isBetween(1_800.0, 1_900.0);
  }

  /** Buyers of the first quarter of 1997 by what is known on a day. */
  private static JsonNode predict(TestProject project, String to, int holdout) {
    Map<String, Object> given = Map.of("repeats", 2, "last", 30.43, "observed", 38.86, "weeks", 39);
    Map<String, Object> query =
        Map.of(
            "kind",
            "prediction",
            "from",
            "1997-01-01",
            "to",
            to,
            "horizonDays",
            273,
            "holdoutDays",
            holdout,
            "list",
            10,
            "order",
            "key",
            "given",
            given);
    return expect(200, project.post("/query", query)).json();
  }

  private static void near(JsonNode number, double published, double tolerance) {
    assertThat(number.asDouble()).isCloseTo(published, within(tolerance));
  }

  /** Distinct people of 1,000 days: the denominator of a rate whose active people are they. */
  private static long people(TestProject project, LocalDate from, Map<String, Object> selector) {
    JsonNode before = project.get("/definitions").json();
    expect(
        200,
        project.put(
            "/definitions",
            before.path("version").asLong(),
            Map.of("active", List.of(selector), "payment", List.of(), "complaints", List.of())));
    String range = "&from=" + from + "&to=" + from.plusDays(1_000) + "&interval=total";
    return expect(200, project.get("/rates?metric=paid_conversion" + range))
        .json()
        .path("buckets")
        .path(0)
        .path("denominator")
        .asLong();
  }

  private static byte[] data(String name) throws IOException {
    String variable = System.getenv("TANDEM_TEST_DATA");
    Path root = repository();
    Path file =
        (variable == null ? root.resolve("../shared/data") : Path.of(variable)).resolve(name);
    assumeTrue(
        Files.exists(file),
        "the real data lies beside the project and is not here: "
            + name
            + " (TANDEM_TEST_DATA names its directory)");
    return Files.readAllBytes(file);
  }

  private static String guide(String name) throws IOException {
    return Files.readString(repository().resolve("docs/guide/mappings").resolve(name));
  }

  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("docs")) ? here : here.getParent();
  }
}
