package io.tandem.insights.serving;

import static io.tandem.insights.serving.Asks.trend;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers through HTTP: how long they are kept, who shares them, how they are cancelled. */
class ServingIT {

  private static final JsonMapper JSON = new JsonMapper();

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final Asks asks = new Asks(project);

  @BeforeEach
  void threePeopleBuy() {
    asks.threePeopleBuy();
  }

  @Test
  void anAnswerIsKeptUntilAnEventOfItsDatesComes() {
    assertThat(asks.ask(trend())).isEqualTo("new [1,2,0]");
    assertThat(asks.ask(trend())).isEqualTo("cached [1,2,0]");
    assertThat(asks.ask(trend("interval", "day")))
        .as("the same said otherwise")
        .startsWith("cached");
    new Story().did("ann", "bought", "2026-03-20T10:00:00Z").sendTo(project);
    assertThat(asks.ask(trend())).as("an event behind its dates").isEqualTo("cached [1,2,0]");
    assertThat(asks.ask(trend("to", "2026-03-05")))
        .as("another question")
        .isEqualTo("new [1,2,0,0]");
    new Story().did("bob", "bought", "2026-03-02T10:00:00Z").sendTo(project);
    assertThat(asks.ask(trend())).as("a late event").isEqualTo("new [2,2,0]");
    server.newProject("UTC");
    assertThat(asks.ask(trend())).isEqualTo("cached [2,2,0]");
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
      expect(204, server.send(as(viewer, "/query/client-3").DELETE()));
      assertThat(running()).as("of somebody else").hasSize(5);
      expect(204, server.delete(project.path("/query/client-3")));
      expect(409, asked.get(3).get());
      busy.close();
      asked.remove(3);
      for (Future<Answer> answer : asked) {
        assertThat(answer.get().json().get("computedAt"))
            .isEqualTo(asked.getFirst().get().json().get("computedAt"));
      }
    }
    expect(204, server.delete(project.path("/query/client-1")));
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

  /**
   * Thousands of texts without order, so that an expression that has to remember their last 60
   * characters comes into a state it was never in with each of them.
   */
  private void crowd() {
    Story story = new Story();
    Random random = new Random(7);
    for (int i = 0; i < 12_000; i++) {
      String text =
          random
              .ints(300, 'a', 'c')
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      story.did("p" + i, "bought", "2026-03-02T10:00:00Z", Map.of("to", text));
    }
    story.sendTo(project);
  }

  private static List<String> hard() {
    return List.of("a[ab]{60}z");
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
