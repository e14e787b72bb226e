package io.tandem.support;

import io.tandem.platform.TandemApplication;
import io.tandem.shared.SettableClock;
import io.tandem.warehouse.BehaviourIndex;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real server for {@code *IT}: started once a JVM on a random port and a temporary data
 * directory, with embedded PostgreSQL and DuckDB and a settable clock. Test classes keep out of
 * each other's way by working in projects of their own ({@link #newProject}).
 */
public final class TestServer {

  /** Bearer token with administrator's rights everywhere. */
  public static final String ADMIN_TOKEN = "test-administrator-token";

  /** Write key of the project {@code default}. */
  public static final String DEFAULT_WRITE_KEY = "test-default-write-key";

  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger PROJECTS = new AtomicInteger();
  private static @Nullable TestServer shared;

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final Path data;

  private TestServer(ConfigurableApplicationContext context, Path data) {
    this.context = context;
    this.data = data;
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    this.base = URI.create("http://localhost:" + port);
  }

  /** The server all tests of this JVM share; started at the first call, stopped with the JVM. */
  public static synchronized TestServer shared() {
    if (shared == null) {
      TestServer started = start(temporaryDirectory());
      started.awaitIndex();
      Runtime.getRuntime().addShutdownHook(new Thread(started::stopAndDelete));
      shared = started;
    }
    return shared;
  }

  /**
   * A server of one's own, on a directory that may hold data already; stop it yourself.
   *
   * @param settings further settings or other values for the usual ones, each {@code name=value}
   */
  public static TestServer start(Path data, String... settings) {
    SpringApplication application = new SpringApplication(TandemApplication.class);
    application.setRegisterShutdownHook(false);
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("server.port", "0");
    arguments.put("tandem.data", data.toString());
    arguments.put("tandem.clock.settable", "true");
    arguments.put("tandem.access.init-admin-token", ADMIN_TOKEN);
    arguments.put("tandem.access.init-project-key", DEFAULT_WRITE_KEY);
    arguments.put("tandem.access.zone", "UTC");
    // tests never depend on how busy the machine is
    arguments.put("tandem.index.max-wait", "60s");
    arguments.put("tandem.db.connection-timeout", "30s");
    // so few that histories of tests go both ways
    arguments.put("tandem.funnels.gathered", "20");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      arguments.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    if (!arguments.containsKey("tandem.db.url")) {
      PreparedPostgres.into(data);
    }
    String[] line =
        arguments.entrySet().stream()
            .map(argument -> "--" + argument.getKey() + "=" + argument.getValue())
            .toArray(String[]::new);
    return new TestServer(application.run(line), data);
  }

  /** Until then, SQL answers and says why. */
  private void awaitIndex() {
    BehaviourIndex index = bean(BehaviourIndex.class);
    while (!index.status().state().equals("ready")) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** An empty directory for {@link #start}. */
  public static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("tandem-test");
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Stops in good order; the data stays. */
  public void stop() {
    context.close();
  }

  private void stopAndDelete() {
    stop();
    delete(data);
  }

  /** Deletes a directory with all that is in it. */
  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new AssertionError(left);
    }
  }

  /** E.g. {@code http://localhost:41234}, without a slash at the end. */
  public String url() {
    return base.toString();
  }

  /** The data directory. */
  public Path data() {
    return data;
  }

  /** Sets the server's clock; it runs on from there, for every test of this JVM. */
  public void setClock(Instant now) {
    context.getBean(SettableClock.class).set(now);
  }

  /** The server's time. */
  public Instant now() {
    return context.getBean(SettableClock.class).instant();
  }

  /** A bean of the server, for what has no HTTP face (such as a room's facade). */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A new project in a zone, with a write key for its production environment. */
  public TestProject newProject(String zone) {
    String key = "test-" + PROJECTS.incrementAndGet();
    Map<String, Object> project =
        Map.of("key", key, "name", key, "zone", zone, "locale", "zh-CN", "currency", "CNY");
    expect(201, post("/api/projects", project));
    Answer made =
        post(
            "/api/projects/" + key + "/write-keys",
            Map.of("name", "tests", "environment", "production"));
    return new TestProject(this, key, expect(201, made).json().get("key").asString());
  }

  /** GET as administrator. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** POST of a JSON body as administrator. */
  public Answer post(String path, Object body) {
    return send(json(request(path), "POST", body));
  }

  /** PUT of a JSON body as administrator, over version {@code version}. */
  public Answer put(String path, long version, Object body) {
    return send(json(request(path), "PUT", body).header("If-Match", "\"" + version + "\""));
  }

  /** DELETE as administrator. */
  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** A request to a path with the administrator's token. */
  public HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", "Bearer " + ADMIN_TOKEN);
  }

  /** A request to a path with nobody's rights. */
  public HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
  }

  /** Gives a request a JSON body. */
  public static HttpRequest.Builder json(HttpRequest.Builder request, String method, Object body) {
    String text = body instanceof String written ? written : JSON.writeValueAsString(body);
    return request
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(text));
  }

  /** Sends and reads the whole answer. */
  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Fails with the answer's body unless it has this status. */
  public static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError(
          "expected %d but was %d: %s".formatted(status, answer.status(), answer.body()));
    }
    return answer;
  }

  /** An answer. */
  public record Answer(HttpResponse<String> response) {

    /** HTTP status. */
    public int status() {
      return response.statusCode();
    }

    /** The body as text. */
    public String body() {
      return response.body();
    }

    /** The body as JSON. */
    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    /** A header's first value, or null. */
    public @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  /**
   * A project made for one test.
   *
   * @param key its key in paths
   * @param writeKey public key to send events with
   */
  public record TestProject(TestServer server, String key, String writeKey) {

    /** {@code /api/projects/<key>} followed by {@code rest}. */
    public String path(String rest) {
      return "/api/projects/" + key + rest;
    }

    /** The same project, with a write key for a new environment. */
    public TestProject environment(String name) {
      expect(201, post("/environments", Map.of("key", name, "name", name)));
      Map<String, String> wanted = Map.of("name", name, "environment", name);
      Answer made = expect(201, post("/write-keys", wanted));
      return new TestProject(server, key, made.json().get("key").asString());
    }

    /** GET below the project as administrator. */
    public Answer get(String rest) {
      return server.get(path(rest));
    }

    /** POST below the project as administrator. */
    public Answer post(String rest, Object body) {
      return server.post(path(rest), body);
    }

    /** PUT below the project as administrator. */
    public Answer put(String rest, long version, Object body) {
      return server.put(path(rest), version, body);
    }
  }
}
