package io.tandem.insights.serving;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import io.tandem.warehouse.Warehouse;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers through HTTP: how long they are kept, who shares them, how they are cancelled. */
class ServingIT {

  private static final JsonMapper JSON = new JsonMapper();

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @BeforeEach
  void threePeopleBuy() {
    server.setClock(Instant.parse("2026-06-01T00:00:00Z"));
    new Story()
        .did("ann", "bought", "2026-03-02T10:00:00Z", Map.of("to", "li@example.com"))
        .did("bob", "bought", "2026-03-03T10:00:00Z", Map.of("to", "li@example.com"))
        .did("device", "bought", "2026-03-03T11:00:00Z", Map.of("to", "wu@example.com"))
        .sendTo(project);
  }

  private static Map<String, Object> trend(Object... more) {
    Map<String, Object> query =
        new HashMap<>(
            Map.of(
                "kind", "trend",
                "from", "2026-03-02",
                "to", "2026-03-04",
                "series", List.of(Map.of("event", "bought", "measure", "people"))));
    for (int i = 0; i < more.length; i += 2) {
      query.put((String) more[i], more[i + 1]);
    }
    return query;
  }

  private String ask(Map<String, Object> query) {
    JsonNode answer = expect(200, project.post("/query", query)).json();
    return (answer.get("cached").asBoolean() ? "cached " : "new ")
        + answer.at("/series/0/values").toString();
  }

  @Test
  void anAnswerIsKeptUntilAnEventOfItsDatesComes() {
    assertThat(ask(trend())).isEqualTo("new [1,2,0]");
    assertThat(ask(trend())).isEqualTo("cached [1,2,0]");
    assertThat(ask(trend("interval", "day"))).as("the same said otherwise").startsWith("cached");
    new Story().did("ann", "bought", "2026-03-20T10:00:00Z").sendTo(project);
    assertThat(ask(trend())).as("an event behind its dates").isEqualTo("cached [1,2,0]");
    assertThat(ask(trend("to", "2026-03-05"))).as("another question").isEqualTo("new [1,2,0,0]");
    new Story().did("bob", "bought", "2026-03-02T10:00:00Z").sendTo(project);
    assertThat(ask(trend())).as("a late event").isEqualTo("new [2,2,0]");
    server.newProject("UTC");
    assertThat(ask(trend())).isEqualTo("cached [2,2,0]");
  }

  @Test
  void aKeptAnswerSaysWhenItWasComputedAndNobodyElseMayKeepIt() {
    JsonNode first = project.post("/query", trend()).json();
    server.setClock(Instant.parse("2026-06-01T05:00:00Z"));
    Answer second = project.post("/query", trend());
    assertThat(second.json().get("cached").asBoolean()).isTrue();
    assertThat(second.json().get("computedAt")).isEqualTo(first.get("computedAt"));
    assertThat(second.json().get("asOf")).isEqualTo(first.get("asOf"));
    assertThat(first.get("computedAt").asString()).startsWith("2026-06-01T00:00");
    HttpRequest.Builder anew = request("", trend()).header("Cache-Control", "no-cache");
    assertThat(server.send(anew).json().get("cached").asBoolean()).isFalse();
    assertThat(second.header("Cache-Control")).contains("no-store");
    assertThat(second.header("Tandem-Query-Id")).isNotEmpty();
  }

  @Test
  void aMergeAndAnErasureEndWhatWasKept() {
    assertThat(ask(trend())).isEqualTo("new [1,2,0]");
    new Story().identified("bob", "device", "2026-05-01T10:00:00Z").sendTo(project);
    assertThat(ask(trend())).isEqualTo("new [1,1,0]");
    assertThat(ask(trend())).isEqualTo("cached [1,1,0]");
    String ann =
        project.get("/people?search=ann").json().get("items").get(0).get("person").asString();
    expect(204, server.delete(project.path("/people/" + ann)));
    assertThat(ask(trend())).isEqualTo("new [0,1,0]");
  }

  @Test
  void aPropertyOfPeopleMattersToThoseWhoAskForIt() {
    Map<String, Object> vip =
        trend("where", List.of(Map.of("property", "person.plan", "op", "eq", "value", "vip")));
    assertThat(ask(vip)).isEqualTo("new [0,0,0]");
    assertThat(ask(vip)).isEqualTo("cached [0,0,0]");
    new Story().identified("ann", "nobody-yet", "2026-05-01T10:00:00Z").sendTo(project);
    assertThat(ask(vip)).isEqualTo("new [1,0,0]");
  }

  @Test
  void whoIsInASegmentMattersToThoseWhoAskForIt() {
    Map<String, Object> list =
        Map.of("key", "few", "names", Map.of("zh", "few", "en", "few"), "ids", List.of("ann"));
    expect(201, project.post("/segments", list));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> project.post("/query", trend("segment", "few")).status() == 200);
    assertThat(ask(trend("segment", "few"))).isEqualTo("cached [1,0,0]");
    Map<String, Object> split = trend("breakdown", List.of(Map.of("segment", "few")));
    assertThat(ask(split)).isEqualTo("new [0,2,0]");
    assertThat(ask(trend())).isEqualTo("new [1,2,0]");
    HttpRequest.Builder more =
        TestServer.json(
                server.request(project.path("/segments/few/ids")),
                "POST",
                Map.of("ids", List.of("bob"), "mode", "add"))
            .header("If-Match", "\"1\"");
    expect(200, server.send(more));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask(trend("segment", "few")).endsWith("[1,1,0]"));
    assertThat(ask(trend())).as("which asks for no segment").isEqualTo("cached [1,2,0]");
  }

  @Test
  void spendAndTheTimeMatterToWhoReadsThem() {
    Map<String, Object> query =
        Map.of("kind", "acquisition", "from", "2026-03-02", "to", "2026-03-08");
    assertThat(cached(query)).isFalse();
    assertThat(cached(query)).isTrue();
    Map<String, Object> line =
        Map.of("channel", "ad", "from", "2026-03-02", "to", "2026-03-03", "amountMinor", 100);
    JsonNode made = expect(200, project.post("/spend", line)).json();
    assertThat(cached(query)).isFalse();
    HttpRequest.Builder delete =
        server
            .request(project.path("/spend/" + made.get("id").asLong()))
            .header("If-Match", "\"1\"")
            .DELETE();
    expect(204, server.send(delete));
    assertThat(cached(query)).as("without the line again").isFalse();
    assertThat(cached(query)).isTrue();
    server.setClock(Instant.parse("2026-06-02T00:00:00Z"));
    assertThat(cached(query)).as("on the next day").isFalse();
  }

  private boolean cached(Map<String, Object> query) {
    return expect(200, project.post("/query", query)).json().get("cached").asBoolean();
  }

  @Test
  void oneAnswerIsShownMaskedToSomeAndWholeToOthers() {
    Map<String, Object> query = trend("breakdown", List.of(Map.of("property", "to")));
    Answer masked = as(token("viewer", "viewer"), query);
    assertThat(masked.body()).contains("l***@example.com").doesNotContain("li@example.com");
    Answer whole = as(token("analyst", "analyst"), query);
    assertThat(whole.body()).contains("li@example.com");
    assertThat(whole.json().get("cached").asBoolean()).isTrue();
    assertThat(as(token("viewer", "other"), query).body()).doesNotContain("li@example.com");
  }

  @Test
  void theSameAskedByManyAtOnceIsComputedOnceAndWhoLeavesTakesItFromNobody() throws Exception {
    Map<String, Object> query = trend("breakdown", List.of(Map.of("property", "to")));
    try (Busy busy = new Busy();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> asked = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        HttpRequest.Builder request = request("", query).header("Tandem-Query-Id", "client-" + i);
        asked.add(clients.submit(() -> server.send(request)));
      }
      awaitRunning(5);
      JsonNode one = expect(200, project.get("/query/client-3")).json();
      assertThat(one.get("kind").asString()).isEqualTo("trend");
      assertThat(one.get("state").asString()).isEqualTo("waiting");
      assertThat(one.get("waiting").asInt()).isEqualTo(5);
      String viewer = token("viewer", "viewer");
      assertThat(server.send(as(viewer, "/query/running").GET()).body()).isEqualTo("[]");
      expect(404, server.send(as(viewer, "/query/client-3").DELETE()));
      expect(204, server.delete(project.path("/query/client-3")));
      expect(409, asked.get(3).get());
      busy.close();
      asked.remove(3);
      for (Future<Answer> answer : asked) {
        assertThat(answer.get().json().get("computedAt"))
            .isEqualTo(asked.getFirst().get().json().get("computedAt"));
      }
    }
    expect(404, server.delete(project.path("/query/client-1")));
  }

  @Test
  void aClientThatHangsUpEndsWhatRunsForItAlone() throws Exception {
    List<Map<String, Object>> slow =
        List.of(Map.of("property", "to", "op", "matches", "value", hard()));
    crowd();
    byte[] body = JSON.writeValueAsBytes(trend("where", slow));
    URI address = URI.create(server.url());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String head =
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(project.path("/query"), TestServer.ADMIN_TOKEN, body.length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> running().path(0).path("state").asString("").equals("running"));
    }
    awaitRunning(0);
    assertThat(cancelled()).isPositive();
  }

  private double cancelled() {
    return server
        .bean(io.micrometer.core.instrument.MeterRegistry.class)
        .counter("tandem.queries", "outcome", "cancelled")
        .count();
  }

  /** Thousands of texts, each of which a thousand expressions are looked for in. */
  private void crowd() {
    Story story = new Story();
    for (int i = 0; i < 5_000; i++) {
      story.did("p" + i, "bought", "2026-03-02T10:00:00Z", Map.of("to", "ab".repeat(500) + i));
    }
    story.sendTo(project);
  }

  private static List<String> hard() {
    return IntStream.range(0, 1_000).mapToObj(i -> "(a|ab|b)*b.*[xy]+z" + i).toList();
  }

  @Test
  void namesOfQueriesAreChecked() {
    for (String bad : List.of("short", "with space in it", "x".repeat(65))) {
      Answer refused = server.send(request("", trend()).header("Tandem-Query-Id", bad));
      assertThat(expect(400, refused).json().get("code").asString()).isEqualTo("invalid_request");
    }
    expect(404, project.get("/query/not-running"));
  }

  private JsonNode running() {
    return expect(200, project.get("/query/running")).json();
  }

  private void awaitRunning(int number) {
    await().atMost(Duration.ofSeconds(60)).until(() -> running().size() == number);
  }

  private HttpRequest.Builder request(String rest, Object body) {
    return TestServer.json(server.request(project.path("/query" + rest)), "POST", body);
  }

  private Answer as(String token, Object query) {
    return server.send(TestServer.json(as(token, "/query"), "POST", query));
  }

  private HttpRequest.Builder as(String token, String rest) {
    return server.anonymous(project.path(rest)).header("Authorization", "Bearer " + token);
  }

  private String token(String role, String name) {
    Map<String, Object> wanted = Map.of("name", name, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }

  /** Holds all readers of the event store. */
  private final class Busy implements AutoCloseable {
    private final CountDownLatch free = new CountDownLatch(1);
    private final List<Thread> holders = new ArrayList<>();

    Busy() throws InterruptedException {
      CountDownLatch held = new CountDownLatch(4);
      Warehouse warehouse = server.bean(Warehouse.class);
      for (int i = 0; i < 4; i++) {
        holders.add(Thread.ofVirtual().start(() -> hold(warehouse, held)));
      }
      held.await();
    }

    private void hold(Warehouse warehouse, CountDownLatch held) {
      warehouse.scanRows(
          sql -> sql.resultQuery("SELECT 1::BIGINT"),
          rows -> {
            held.countDown();
            try {
              free.await();
            } catch (InterruptedException stopped) {
              throw new IllegalStateException(stopped);
            }
          });
    }

    @Override
    public void close() throws InterruptedException {
      free.countDown();
      for (Thread holder : holders) {
        holder.join();
      }
    }
  }
}
