package io.tandem.support;

import static io.tandem.support.TestServer.expect;

import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Imports files into a test's project, and asks for what came of them. */
public final class ImportClient {

  private static final int PIECE = 4 << 20;

  private final TestProject project;
  private final String environment;

  public ImportClient(TestProject project) {
    this(project, "production");
  }

  /** Imports into an environment. */
  public ImportClient(TestProject project, String environment) {
    this.project = project;
    this.environment = environment;
  }

  /** Announces, uploads and awaits. */
  public JsonNode run(String name, byte[] file, String mapping) {
    JsonNode state = announce(name, file, mapping);
    int at = state.path("receivedBytes").asInt();
    while (state.path("state").asString().equals("receiving")) {
      byte[] piece = Arrays.copyOfRange(file, at, Math.min(at + PIECE, file.length));
      state = expect(200, send(state, at, piece)).json();
      at += piece.length;
    }
    return await(state);
  }

  /** Announces a file. */
  public JsonNode announce(String name, byte[] file, String mapping) {
    Map<String, Object> request =
        Map.of(
            "fileName", name,
            "size", file.length,
            "sha256", sha256(file),
            "mapping", mapping,
            "environment", environment);
    return expect(200, project.post("/imports", request)).json();
  }

  /** Sends a piece. */
  public Answer send(JsonNode announced, long offset, byte[] piece) {
    String path =
        project.path("/imports/" + announced.path("id").asLong() + "/content?offset=" + offset);
    HttpRequest.Builder request =
        project
            .server()
            .request(path)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(piece));
    return project.server().send(request);
  }

  /** Waits until it is over. */
  public JsonNode await(JsonNode announced) {
    return await(
        announced, state -> List.of("done", "failed").contains(state.path("state").asString()));
  }

  /** Waits until so many lines are dealt with. */
  public JsonNode awaitLines(JsonNode announced, long lines) {
    return await(announced, state -> state.path("lines").asLong() >= lines);
  }

  private JsonNode await(JsonNode announced, Predicate<JsonNode> condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode state = expect(200, project.get("/imports/" + announced.path("id").asLong())).json();
      if (condition.test(state)) {
        return state;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new AssertionError("the import did not get there in time");
  }

  /**
   * The sum of a series' months through the query API.
   *
   * @param series as in a query
   */
  public static double trend(
      TestProject project, Map<String, Object> series, String from, String to) {
    Map<String, Object> query =
        Map.of(
            "kind",
            "trend",
            "from",
            from,
            "to",
            to,
            "interval",
            "month",
            "series",
            List.of(series));
    JsonNode answer = expect(200, project.post("/query", query)).json();
    return answer
        .path("series")
        .path(0)
        .path("values")
        .valueStream()
        .mapToDouble(value -> value.asDouble(0))
        .sum();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
