package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.draft;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tables as people have them, damaged ones, and ones that are meant to do harm. */
class ExperimentTablesIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final String HEADER = "unit,variant,kept\n";
  private static final String SUMS =
      "variant,metric,people,sum,sum_of_squares,x_sum,x_sum_of_squares,sum_of_products\n";

  private final TestProject project = SERVER.newProject("UTC");

  @BeforeEach
  void oneExperimentOfEachKind() {
    create("kept", List.of(metric("kept", "goal", "proportion")));
    Map<String, Object> paid = metric("paid", "goal", "mean");
    paid.put("covariate", "before");
    create("paid", List.of(paid));
    Map<String, Object> each = metric("each", "goal", "ratio");
    each.put("denominator", "visits");
    create("each", List.of(each));
  }

  @Test
  void fileThatIsNoUtf8OrDamagedIsSaidToBeUnreadable() throws IOException {
    String chinese = HEADER + "u1,对照组,1\n";
    byte[] packed = gzipped(bytes(HEADER + "u1,old,1\n".repeat(1_000)));
    byte[] noHeader = packed.clone();
    noHeader[2] = 9;
    byte[] flipped = packed.clone();
    flipped[packed.length - 6] ^= 1;
    for (byte[] file :
        List.of(
            chinese.getBytes(Charset.forName("GB18030")),
            chinese.getBytes(StandardCharsets.UTF_16),
            Arrays.copyOf(packed, packed.length / 2),
            Arrays.copyOf(packed, 5),
            noHeader,
            flipped,
            bytes(HEADER + "u1,old,\"1\n"))) {
      assertThat(code(upload("kept", "people", file))).isEqualTo("table_unreadable");
    }
    String marked = "\uFEFF\"unit\",variant,kept\nu1,old,1\nu2,new,0\n";
    expect(200, upload("kept", "people", gzipped(bytes(marked))));
  }

  @Test
  void fileThatUnpacksWithoutEndIsRefusedAndTheServerGoesOn() throws IOException {
    byte[] commas = endless(",".repeat(1 << 16));
    assertThat(commas).hasSizeLessThan(2 << 20);
    for (String table : List.of("people", "sums")) {
      assertThat(code(upload("kept", table, commas))).isEqualTo("table_unreadable");
    }
    byte[] cells = endless("\"\n\",".repeat(1 << 14)); // one row of many lines
    assertThat(code(upload("kept", "people", cells))).isEqualTo("table_unreadable");
    StringBuilder unknown = new StringBuilder("variant,metric,people,sum\n");
    for (int i = 0; i < 2_000; i++) {
      unknown.append("v").append(i).append(",m").append(i).append(",1,1\n");
    }
    unknown.append("old,kept,100,20\nnew,kept,100,30\n");
    JsonNode exposure = expect(200, upload("kept", "sums", bytes(unknown.toString()))).json();
    assertThat(exposure.at("/findings/exposure/rejected").asLong()).isEqualTo(2_000);
  }

  @Test
  void cellOfControlCharactersIsToldWithoutThemAndTheListStillOpens() {
    String table = HEADER + "u1,old,1\nu2,new,0\nu3,a\u0000b\u001b,1\nu4,new,x\u0000\n";
    JsonNode found = expect(200, upload("kept", "people", bytes(table))).json();
    String said = found.at("/findings/exposure/rejections/0/reason/en").asString();
    assertThat(said).isEqualTo("the experiment has no variant a\uFFFDb\uFFFD");
    assertThat(found.at("/findings/exposure/rejected").asLong()).isEqualTo(2);
    for (String path : List.of("", "/kept/results", "/kept/analyses")) {
      expect(200, project.get("/experiments" + path));
    }
    Answer refused = upload("kept", "people", bytes(HEADER + "u1,\u0000,1\n"));
    assertThat(code(refused)).isEqualTo("table_without_people");
  }

  @Test
  void sumsThatLackWhatTheirKindNeedsOrCannotBeAreNotUsed() {
    refused("kept", "old,kept,100,120,,,,", "the sum of a share is not between 0 and people");
    refused("kept", "old,kept,0,0,,,,", "people is no positive whole number");
    refused("paid", "old,paid,100,500,,,,", "sum_of_squares is missing");
    refused("paid", "old,paid,100,500,2400,,,", "no values have such sums and squares");
    refused("paid", "old,paid,100,500,3000,400,,", "belong together");
    refused("paid", "old,paid,100,500,3000,400,1800,9000", "no values have such sums");
    refused("each", "old,each,100,500,3000,400,,", "belong together");
    refused("each", "old,each,100,500,3000,0,0,0", "the denominators sum to 0");
    refused("each", "old,each,100,500,3000,400,1500,2000", "no values have such sums");
    String mixed = SUMS + "old,paid,100,500,3000,400,1800,2100\nnew,paid,100,600,4200,,,\n";
    assertThat(code(upload("paid", "sums", bytes(mixed)))).isEqualTo("table_covariate_incomplete");
  }

  @Test
  void tableOfBeforeTheStartProvesNothing() {
    String table = HEADER + "u1,old,1\nu2,new,0\n";
    expect(200, upload("kept", "people", bytes(table)));
    new ExperimentRuns(SERVER, project).start("kept");
    Map<String, Object> ship = Map.of("outcome", "ship", "reason", "looks good");
    assertThat(code(decide(ship))).isEqualTo("ship_without_results");
    expect(200, upload("kept", "people", bytes(table)));
    expect(200, decide(ship));
  }

  private Answer decide(Map<String, Object> decision) {
    return SERVER.send(
        TestServer.json(
                SERVER.request(project.path("/experiments/kept/decision")), "POST", decision)
            .header("If-Match", "\"5\""));
  }

  @Test
  void timelineIsOfDifferencesWhereTheControlMayBeNothing() {
    String few = "variant,metric,people,sum\nold,kept,200,1\nnew,kept,200,20\n";
    for (int i = 0; i < 2; i++) {
      expect(200, upload("kept", "sums", bytes(few)));
    }
    JsonNode points = project.get("/experiments/kept/timeline?metric=kept&variant=new").json();
    assertThat(points).hasSize(2);
    assertThat(points.at("/0/difference").asBoolean()).isTrue();
    assertThat(points.at("/0/estimate").asDouble()).isCloseTo(0.095, within(1e-9));
    assertThat(points.at("/0/analysis").asLong()).isLessThan(points.at("/1/analysis").asLong());
    assertThat(project.get("/experiments/kept/timeline?metric=kept&variant=none").json()).isEmpty();
  }

  @Test
  void squaresOfAShareAreTheShareAlsoBesideACovariate() {
    Map<String, Object> kept = metric("kept", "goal", "proportion");
    kept.put("covariate", "before");
    create("adjusted", List.of(kept));
    String sums = SUMS + "old,kept,400,100,,200,200,50\nnew,kept,400,140,,200,200,70\n";
    JsonNode found = expect(200, upload("adjusted", "sums", bytes(sums))).json();
    JsonNode group = found.at("/findings/metrics/0/groups/0");
    assertThat(group.get("deviation").asDouble())
        .isCloseTo(Math.sqrt(0.25 * 0.75 * 400 / 399), within(1e-9));
  }

  private void refused(String experiment, String row, String reason) {
    Answer answer = upload(experiment, "sums", bytes(SUMS + row + "\n"));
    assertThat(code(answer)).as(row).isEqualTo("table_incomplete");
    assertThat(answer.body()).as(row).contains(reason);
  }

  private void create(String key, List<?> metrics) {
    expect(201, project.post("/experiments", draft(key, simple("old", "new", metrics))));
  }

  private Answer upload(String key, String kind, byte[] table) {
    return SERVER.send(
        SERVER
            .request(project.path("/experiments/" + key + "/tables/" + kind))
            .header("Content-Type", "text/csv")
            .header("Accept-Language", "en")
            .PUT(BodyPublishers.ofByteArray(table)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzipped(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  /** A gigabyte: a hundred million cells. */
  private static byte[] endless(String piece) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] one = gzipped(bytes(piece.repeat(256)));
    for (int i = 0; i < 64; i++) {
      packed.write(one); // members of one file
    }
    return packed.toByteArray();
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
