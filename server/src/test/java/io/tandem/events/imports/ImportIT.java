package io.tandem.events.imports;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.ImportClient;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final String MAPPING =
      """
      format: csv
      event: {column: what}
      person: {column: who}
      time: {column: at, format: "yyyy-MM-dd HH:mm:ss"}
      properties:
        amount: {column: amount, type: number}
      """;
  private static final String SMALL =
      """
      what,who,at,amount
      buy,a,2026-01-05 10:00:00,1.5
      buy,b,2026-01-05 23:59:59,2.5
      see,a,2026-01-06 00:00:00,
      buy,c,never,1
      buy,,2026-01-06 10:00:00,1
      buy,"d,2026-01-06 10:00:00,1
      buy,e,2026-01-06 10:00:00,10
      """;

  private final TestProject project = SERVER.newProject("Asia/Shanghai");
  private final ImportClient imports = new ImportClient(project);

  @Test
  void aFileGoesToTheEnvironmentAskedForAndToNoOther() {
    expect(201, project.post("/environments", Map.of("key", "staging", "name", "Staging")));
    JsonNode staged = new ImportClient(project, "staging").run("a.csv", bytes(SMALL), MAPPING);
    assertThat(staged.path("environment").asString()).isEqualTo("staging");
    assertThat(counts(staged)).containsExactly(7L, 4L, 0L, 3L);
    assertThat(eventsIn("staging")).isEqualTo(4);
    assertThat(eventsIn("production")).isEqualTo(0);
    assertThat(counts(imports.run("a.csv", bytes(SMALL), MAPPING)))
        .as("the same file into production")
        .containsExactly(7L, 4L, 0L, 3L);
    assertThat(eventsIn("production")).isEqualTo(4);
  }

  @Test
  void anUnknownEnvironmentIsRefused() {
    Map<String, Object> request =
        Map.of(
            "fileName",
            "a.csv",
            "size",
            1,
            "sha256",
            "0".repeat(64),
            "mapping",
            MAPPING,
            "environment",
            "nowhere");
    Answer refused = project.post("/imports", request);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").asString()).isEqualTo("unknown_environment");
  }

  private int eventsIn(String environment) {
    Map<String, Object> query =
        Map.of(
            "kind",
            "trend",
            "from",
            "2026-01-01",
            "to",
            "2026-01-31",
            "interval",
            "month",
            "series",
            List.of(Map.of("event", "*")),
            "environment",
            environment);
    JsonNode answer = expect(200, project.post("/query", query)).json();
    return answer.path("series").path(0).path("values").path(0).asInt();
  }

  @Test
  void aCsvFileIsImportedAndItsBadLinesAreKeptWithTheirReasons() {
    JsonNode done = imports.run("small.csv", bytes(SMALL), MAPPING);

    assertThat(done.path("state").asString()).isEqualTo("done");
    assertThat(counts(done)).containsExactly(7L, 4L, 0L, 3L);
    assertThat(events("buy")).isEqualTo(3);
    assertThat(events("see")).isEqualTo(1);
    assertThat(number("*", "people", null)).isEqualTo(3);
    assertThat(number("buy", "sum", "amount")).isEqualTo(14.0);
    Answer rejected = project.get("/imports/" + done.path("id").asLong() + "/rejected");
    assertThat(rejected.header("Content-Type")).startsWith("text/csv");
    assertThat(rejected.body().lines())
        .satisfiesExactly(
            head -> assertThat(head).isEqualTo("line,code,reason,text"),
            time -> assertThat(time).startsWith("5,bad_time,").endsWith("\"buy,c,never,1\""),
            nobody -> assertThat(nobody).startsWith("6,no_person,"),
            open -> assertThat(open).startsWith("7,open_quote,"));
  }

  @Test
  void importingTheSameAgainIsTheSameImport() {
    JsonNode first = imports.run("small.csv", bytes(SMALL), MAPPING);
    JsonNode again = imports.run("renamed.csv", bytes(SMALL), MAPPING);

    assertThat(again.path("id")).isEqualTo(first.path("id"));
    assertThat(counts(again)).isEqualTo(counts(first));
    assertThat(events("*")).isEqualTo(4);
    assertThat(project.get("/imports").json().path("items")).hasSize(1);
  }

  @Test
  void anotherMappingOfTheSameFileAddsNoLineTwice() {
    imports.run("small.csv", bytes(SMALL), MAPPING);
    JsonNode other = imports.run("small.csv", bytes(SMALL), MAPPING + "historical: false\n");

    assertThat(counts(other)).containsExactly(7L, 0L, 4L, 3L);
    assertThat(events("*")).isEqualTo(4);
  }

  @Test
  void jsonLinesAndGzipAreReadLikeAnyFile() throws IOException {
    String mapping =
        """
        format: jsonl
        event: {constant: play}
        person: {column: user.id, otherwise: {column: session, prefix: "session:"}}
        time: {column: ts, format: epoch_ms}
        properties: {song: song, seconds: length}
        """;
    String lines =
        """
        {"user":{"id":7},"ts":1767600000000,"song":"你好","length":60}
        {"user":{"id":""},"session":"s1","ts":1767600000000,"length":30}
        nonsense
        """;
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes(lines));
    }

    JsonNode done = imports.run("plays.jsonl.gz", packed.toByteArray(), mapping);

    assertThat(counts(done)).containsExactly(3L, 2L, 0L, 1L);
    assertThat(number("play", "sum", "seconds")).isEqualTo(90);
    assertThat(project.get("/people?search=session:s1").json().path("items")).hasSize(1);
  }

  @Test
  void piecesMayBeSentAgainButNotOutOfOrder() {
    byte[] file = bytes(SMALL);
    JsonNode announced = imports.announce("small.csv", file, MAPPING);
    byte[] first = Arrays.copyOf(file, 50);

    assertThat(imports.send(announced, 0, first).json().path("receivedBytes").asLong())
        .isEqualTo(50);
    assertThat(imports.send(announced, 0, first).json().path("receivedBytes").asLong())
        .isEqualTo(50);
    Answer gap = imports.send(announced, 60, first);
    assertThat(gap.status()).isEqualTo(409);
    assertThat(gap.json().path("code").asString()).isEqualTo("wrong_offset");
    assertThat(imports.announce("small.csv", file, MAPPING).path("receivedBytes").asLong())
        .isEqualTo(50);
    imports.send(announced, 50, Arrays.copyOfRange(file, 50, file.length));
    assertThat(counts(imports.await(announced))).containsExactly(7L, 4L, 0L, 3L);
    assertThat(imports.send(announced, 0, first).json().path("code").asString())
        .isEqualTo("import_not_receiving");
  }

  @Test
  void aFileThatArrivedDamagedIsRefusedAndMayBeSentAgain() {
    byte[] file = bytes(SMALL);
    byte[] damaged = file.clone();
    damaged[30] ^= 1;
    JsonNode announced = imports.announce("small.csv", file, MAPPING);
    imports.send(announced, 0, damaged);

    JsonNode failed = imports.await(announced);
    assertThat(failed.path("state").asString()).isEqualTo("failed");
    assertThat(failed.path("error").asString()).contains("SHA-256");
    assertThat(events("*")).isZero();
    assertThat(counts(imports.run("small.csv", file, MAPPING))).containsExactly(7L, 4L, 0L, 3L);
  }

  @Test
  void aMappingThatDoesNotFitIsRefusedWithWhatIsWrong() {
    Answer refused =
        project.post(
            "/imports",
            Map.of("fileName", "x", "size", 1, "sha256", "0".repeat(64), "mapping", "format: csv"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").asString()).isEqualTo("invalid_mapping");

    JsonNode failed = imports.run("small.csv", bytes(SMALL.replace("who", "wer")), MAPPING);
    assertThat(failed.path("state").asString()).isEqualTo("failed");
    assertThat(failed.path("error").asString()).contains("'who'").contains("wer");
  }

  @Test
  void aServerStoppedHalfWayGoesOnByItselfAndEndsAtTheSameFigures() {
    Path data = TestServer.temporaryDirectory();
    StringBuilder lines = new StringBuilder("what,who,at,amount\n");
    int count = 60_000;
    for (int i = 0; i < count; i++) {
      lines.append("buy,p").append(i % 500).append(",2026-01-05 10:00:00,0.5\n");
    }
    byte[] file = bytes(lines.toString());
    TestServer first = TestServer.start(data);
    TestProject before = first.newProject("UTC");
    ImportClient client = new ImportClient(before);
    JsonNode announced = client.announce("large.csv", file, MAPPING);
    client.send(announced, 0, file);
    client.awaitLines(announced, 5_000);
    first.stop();

    TestServer second = TestServer.start(data);
    try {
      TestProject after = new TestProject(second, before.key(), before.writeKey());
      JsonNode done = new ImportClient(after).await(announced);
      assertThat(counts(done)).containsExactly((long) count, (long) count, 0L, 0L);
      assertThat(number(after, "buy", "events", null)).isEqualTo(count);
      assertThat(number(after, "buy", "people", null)).isEqualTo(500);
      assertThat(number(after, "buy", "sum", "amount")).isEqualTo(count * 0.5);
    } finally {
      second.stop();
    }
  }

  private double events(String event) {
    return number(event, "events", null);
  }

  private double number(String event, String measure, String property) {
    return number(project, event, measure, property);
  }

  private static double number(TestProject project, String event, String measure, String property) {
    Map<String, Object> series =
        property == null
            ? Map.of("event", event, "measure", measure)
            : Map.of("event", event, "measure", measure, "property", property);
    return ImportClient.trend(project, series, "2026-01-01", "2026-01-31");
  }

  private static List<Long> counts(JsonNode state) {
    return List.of(
        state.path("lines").asLong(),
        state.path("accepted").asLong(),
        state.path("duplicates").asLong(),
        state.path("rejected").asLong());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
