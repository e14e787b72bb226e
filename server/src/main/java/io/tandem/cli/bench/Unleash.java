package io.tandem.cli.bench;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.ApiFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The npm package {@code unleash-server}, to compare with: one process of Node.js with a PostgreSQL
 * of its own. Its flags are asked for by its frontend API, which evaluates all of them in the
 * server.
 */
final class Unleash implements AutoCloseable {

  /** Header line of its frontend API. */
  static final String KEY = "Authorization: Bearer default:development.tandem-bench-frontend\r\n";

  /** Answers all flags that are on for somebody. */
  static final String PATH = "/api/frontend";

  private static final String ADMIN = "*:*.tandem-bench-admin";
  private static final String FEATURES = "/api/admin/projects/default/features";

  private final EmbeddedPostgres database;
  private final Process process;
  private final URI address;
  private final ApiClient api;

  private Unleash(EmbeddedPostgres database, Process process, URI address) {
    this.database = database;
    this.process = process;
    this.address = address;
    this.api = new ApiClient(address, ADMIN);
  }

  /**
   * Starts it.
   *
   * @param modules where npm put it
   * @param folder for its files
   */
  static Unleash start(Path modules, Path folder) throws IOException {
    // the figures are to be read, not how a database starts
    LoggingSystem.get(Unleash.class.getClassLoader()).setLogLevel("io.zonky", LogLevel.WARN);
    EmbeddedPostgres database =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("unleash-postgres"))
            .setOverrideWorkingDirectory(folder.resolve("unleash-binaries").toFile())
            .setPGStartupWait(Duration.ofMinutes(1))
            .start();
    int port = freePort();
    Path server = modules.resolve("node_modules/unleash-server/dist/server.js");
    ProcessBuilder builder = new ProcessBuilder("node", server.toString());
    builder.environment().putAll(settings(database.getPort(), port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("unleash.log").toFile());
    URI address = URI.create("http://localhost:" + port);
    Unleash unleash = new Unleash(database, builder.start(), address);
    unleash.await(() -> unleash.api.get("/health"), folder);
    return unleash;
  }

  private static Map<String, String> settings(int database, int port) {
    return Map.of(
        "DATABASE_URL", "postgres://postgres@localhost:" + database + "/postgres",
        "DATABASE_SSL", "false",
        "HTTP_PORT", Integer.toString(port),
        "NODE_ENV", "production",
        "LOG_LEVEL", "error",
        "CHECK_VERSION", "false",
        "SEND_TELEMETRY", "false",
        "INIT_ADMIN_API_TOKENS", ADMIN,
        "INIT_FRONTEND_API_TOKENS", "default:development.tandem-bench-frontend");
  }

  URI address() {
    return address;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /**
   * A flag that is on for a share of people.
   *
   * @param countries for people in them only; all when null
   */
  void make(String key, int percent, @Nullable List<String> countries) {
    api.post(FEATURES, Map.of("name", key, "type", "release"));
    String place = FEATURES + "/" + key + "/environments/development";
    List<?> constraints =
        countries == null
            ? List.of()
            : List.of(Map.of("contextName", "country", "operator", "IN", "values", countries));
    Map<String, String> rollout =
        Map.of("rollout", Integer.toString(percent), "stickiness", "userId", "groupId", key);
    api.post(
        place + "/strategies",
        Map.of("name", "flexibleRollout", "parameters", rollout, "constraints", constraints));
    api.post(place + "/on", Map.of());
  }

  /** Waits until what it evaluates with has so many flags; it reads them again now and then. */
  void awaitFlags(int count) throws IOException {
    ApiClient app = new ApiClient(address, KEY.substring(KEY.lastIndexOf(' ') + 1).strip());
    Map<String, ?> person = Map.of("context", Map.of("userId", "somebody"));
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (System.nanoTime() < deadline) {
      // the flag of everybody was made first, that of 100 % last
      String on = app.post(PATH, person).toString();
      if (on.contains("\"static\"") && on.contains("\"more-" + count + "\"")) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new IOException("unleash-server does not evaluate the flags that were made");
  }

  private void await(Runnable asked, Path folder) throws IOException {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        asked.run();
        return;
      } catch (ApiFailure notYet) {
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
    close();
    throw new IOException("unleash-server did not start; see " + folder.resolve("unleash.log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    database.close();
  }
}
