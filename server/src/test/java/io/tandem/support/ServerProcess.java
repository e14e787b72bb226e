package io.tandem.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server in a JVM of its own, for tests that kill it. It keeps its port over restarts, as a
 * client in the field would see it.
 */
public final class ServerProcess implements AutoCloseable {

  public static final String WRITE_KEY = "test-write-key";
  public static final String TOKEN = "tdm_test_administrator_token_0123456789";

  private final Path data;
  private final Map<String, String> environment;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  private ServerProcess(Path data, Map<String, String> environment, int port) {
    this.data = data;
    this.environment = environment;
    this.port = port;
  }

  /** Starts a server on a data directory and waits until it is ready. */
  public static ServerProcess start(Path data) {
    return start(data, Map.of());
  }

  /** The same with further variables in its environment. */
  public static ServerProcess start(Path data, Map<String, String> environment) {
    ServerProcess server = new ServerProcess(data, environment, freePort());
    server.restart();
    return server;
  }

  /** Starts it again on the same directory and port, and waits until it is ready. */
  public void restart() {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder
        .environment()
        .putAll(
            Map.of(
                "TANDEM_INIT_PROJECT_KEY", WRITE_KEY,
                "TANDEM_INIT_ADMIN_TOKEN", TOKEN,
                "TANDEM_ZONE", "UTC"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady();
  }

  private List<String> command() {
    // -XX: it is started far more often than it grows warm
    List<String> command =
        TestJvm.command(
            "io.tandem.cli.Main", "-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    command.addAll(List.of("serve", "--port", Integer.toString(port), "--data", data.toString()));
    return command;
  }

  /** Kills it as a power cut of the process would: no handler runs. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** True when it ended by itself within the time. */
  public boolean ends(Duration within) throws InterruptedException {
    return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What it wrote so far, over all its starts. */
  public String output() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address, without a slash at the end. */
  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** The process id of its JVM. */
  public long pid() {
    return process.pid();
  }

  /** Sends JSON as the administrator and answers with the body; fails unless the status is 2xx. */
  public String post(String path, String json) throws IOException, InterruptedException {
    return expected(path, send("POST", path, json));
  }

  /** PUT of JSON as the administrator, over version 1; fails unless the status is 2xx. */
  public String put(String path, String json) throws IOException, InterruptedException {
    return expected(path, send("PUT", path, json));
  }

  /** GET as the administrator; fails unless the status is 2xx. */
  public String get(String path) throws IOException, InterruptedException {
    return expected(path, send("GET", path, ""));
  }

  private static String expected(String path, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** Sends JSON as the administrator and answers with the status. */
  public int status(String path, String json) throws IOException, InterruptedException {
    return send("POST", path, json).statusCode();
  }

  private HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve(path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .header("If-Match", "\"1\"")
            .method(method, BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private Path log() {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  private void awaitReady() {
    HttpRequest health =
        HttpRequest.newBuilder(address().resolve("/actuator/health"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new AssertionError("the server ended while starting:\n" + tail());
      }
      try {
        if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError("the server was not ready in time:\n" + tail());
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  /**
   * Below the ports that outgoing connections get, one of which could take its place while it is
   * down.
   */
  private static int freePort() {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Try another.
      }
    }
    throw new AssertionError("no free port");
  }

  /** Stops it gracefully. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
