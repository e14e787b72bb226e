package io.tandem.boards;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class BoardStreamIT {

  private static final TestServer SERVER = TestServer.shared();

  @BeforeAll
  static void itIsTheMiddleOfADay() {
    SERVER.setClock(Instant.parse("2026-04-20T06:00:00Z"));
  }

  @Test
  void numbersOfTodayArriveByThemselvesAndOnlyWhenTheyChange() throws Exception {
    TestProject project = BoardIT.project("UTC");
    try (Listener listener = new Listener(SERVER, project.path("/boards/main/stream"))) {
      assertThat(penetration(listener.next())).isEqualTo("0/0");
      new Story()
          .crowd(4, "p", "lesson", "2026-04-20T05:00:00Z")
          .crowd(1, "p", "progress_open", "2026-04-20T05:00:00Z")
          .sendTo(project);
      assertThat(penetration(listener.next())).isEqualTo("1/4");
      // the past does not change today, so the next message is the one after it
      new Story().crowd(9, "p", "lesson", "2026-04-01T05:00:00Z").sendTo(project);
      new Story().crowd(5, "p", "lesson", "2026-04-20T05:30:00Z").sendTo(project);
      JsonNode message = listener.next();
      assertThat(penetration(message)).isEqualTo("1/5");
      assertThat(message.at("/tiles/1/today/status").asString()).isEqualTo("open");
      assertThat(message.at("/tiles/1/asOf").asString()).startsWith("2026-04-20T06:");
      assertThat(listener.received()).isZero();
    }
  }

  @Test
  void messagesComeAtMostEveryTwoSeconds() throws Exception {
    TestProject project = BoardIT.project("UTC");
    try (Listener listener = new Listener(SERVER, project.path("/boards/main/stream"))) {
      listener.next();
      long start = System.nanoTime();
      int sent = 0;
      for (; System.nanoTime() - start < 5_000_000_000L; sent++) {
        new Story().did("p" + sent, "lesson", "2026-04-20T05:00:00Z").sendTo(project);
      }
      JsonNode last = listener.next();
      int messages = 1;
      while (last.at("/tiles/1/today/denominator").asInt() < sent) {
        last = listener.next();
        messages++;
      }
      long seconds = (System.nanoTime() - start) / 1_000_000_000L;
      assertThat(messages).isLessThanOrEqualTo((int) seconds / 2 + 2);
    }
  }

  @Test
  void everyListenerIsToldAboutItsOwnSubjects() throws Exception {
    TestProject project = BoardIT.project("UTC");
    try (Listener one = new Listener(SERVER, project.path("/boards/main/stream"));
        Listener other =
            new Listener(SERVER, project.path("/boards/main/stream?feature=nothing"))) {
      assertThat(one.next().get("tiles")).hasSize(5);
      assertThat(other.next().get("tiles")).hasSize(3); // only what needs no feature
      new Story().crowd(2, "p", "lesson", "2026-04-20T05:00:00Z").sendTo(project);
      assertThat(penetration(one.next())).isEqualTo("0/2");
      assertThat(other.next().at("/tiles/0/today/denominator").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aBoardThatCannotBeComputedKeepsNoOtherWaiting() throws Exception {
    TestProject broken = BoardIT.project("UTC");
    TestProject project = BoardIT.project("UTC");
    try (Listener stuck = new Listener(SERVER, broken.path("/boards/main/stream"));
        Listener listener = new Listener(SERVER, project.path("/boards/main/stream"))) {
      stuck.next();
      listener.next();
      SERVER
          .bean(JdbcClient.class)
          .sql(
              """
              INSERT INTO board (project_id, key, name_zh, name_en, tiles, version)
              SELECT id, 'main', 'x', 'x', '[{"metric": 1}]'::jsonb, 2
              FROM project WHERE key = :key
              """)
          .param("key", broken.key())
          .update();
      new Story().did("p", "lesson", "2026-04-20T05:00:00Z").sendTo(broken);
      new Story().crowd(3, "p", "lesson", "2026-04-20T05:00:00Z").sendTo(project);
      assertThat(penetration(listener.next())).isEqualTo("0/3");
    }
  }

  @Test
  void newDayIsToldWithoutAnyEvent() throws Exception {
    TestProject project = BoardIT.project("Pacific/Kiritimati"); // UTC+14
    SERVER.setClock(Instant.parse("2026-04-20T09:59:00Z"));
    try (Listener listener = new Listener(SERVER, project.path("/boards/main/stream"))) {
      assertThat(listener.next().at("/tiles/1/today/start").asString()).isEqualTo("2026-04-20");
      SERVER.setClock(Instant.parse("2026-04-20T10:00:00Z"));
      assertThat(listener.next().at("/tiles/1/today/start").asString()).isEqualTo("2026-04-21");
    } finally {
      SERVER.setClock(Instant.parse("2026-04-20T06:00:00Z"));
    }
  }

  @Test
  void whoLeavesIsForgotten() throws Exception {
    BoardStreams streams = SERVER.bean(BoardStreams.class);
    awaitNobody(streams); // earlier tests' readers have left, too
    TestProject project = BoardIT.project("UTC");
    try (Listener listener = new Listener(SERVER, project.path("/boards/main/stream"))) {
      listener.next();
      assertThat(streams.size()).isEqualTo(1);
    }
    awaitNobody(streams);
  }

  private static void awaitNobody(BoardStreams streams) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (streams.size() > 0 && System.nanoTime() < deadline) {
      streams.ping(); // which a server does every 15 s
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    assertThat(streams.size()).isZero();
  }

  @Test
  void strangersAreNotServed() {
    TestProject project = BoardIT.project("UTC");
    assertThat(SERVER.send(SERVER.anonymous(project.path("/boards/main/stream"))).status())
        .isEqualTo(401);
    assertThat(SERVER.get("/api/projects/nowhere/boards/main/stream").status()).isEqualTo(404);
  }

  @Test
  void tooManyOpenBoardsAreRefusedAndOpenOnesDoNotDelayTheStop() throws Exception {
    Path data = TestServer.temporaryDirectory();
    TestServer small = TestServer.start(data, "--tandem.boards.streams=1");
    try (Listener listener = new Listener(small, "/api/projects/default/boards/main/stream")) {
      listener.next();
      var refused = small.get("/api/projects/default/boards/main/stream");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotNull();
    } finally {
      long start = System.nanoTime();
      small.stop();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  private static String penetration(JsonNode message) {
    JsonNode tile = message.at("/tiles/1");
    assertThat(tile.get("position").asInt()).isEqualTo(1);
    return tile.at("/today/numerator").asInt() + "/" + tile.at("/today/denominator").asInt();
  }

  /** Reads a stream of server-sent events as a browser does. */
  private static final class Listener implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final InputStream body;

    Listener(TestServer server, String path) throws IOException, InterruptedException {
      HttpResponse<InputStream> answer =
          http.send(
              server.request(path).header("Accept", "text/event-stream").GET().build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      body = answer.body();
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (Scanner lines = new Scanner(body, StandardCharsets.UTF_8)) {
        String event = "";
        while (lines.hasNextLine()) {
          String line = lines.nextLine();
          if (line.startsWith("event:")) {
            event = line.substring("event:".length()).strip();
          } else if (line.startsWith("data:") && event.equals("today")) {
            messages.add(line.substring("data:".length()));
          }
        }
      }
    }

    JsonNode next() throws InterruptedException {
      String message = messages.poll(30, TimeUnit.SECONDS);
      assertThat(message).as("a message within 30 s").isNotNull();
      return JSON.readTree(message);
    }

    int received() {
      return messages.size();
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }
}
