package io.tandem.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.experiments.ExperimentDrafts;
import io.tandem.experiments.ExperimentRuns;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Every operation of the OpenAPI document under mutated requests: never a 5xx (but 503 that says
 * when to come back), never a hang, always a code. {@code -Dtandem.test.requests=50000} runs the
 * long form.
 */
class HostileApiIT {

  private static final int REQUESTS = Integer.getInteger("tandem.test.requests", 1500);

  private static final String EXPERIMENT = "hostile";

  private static TestServer server;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void startAServerNobodyElseNeeds() {
    server = TestServer.start(TestServer.temporaryDirectory());
    TestProject project = new TestProject(server, "default", TestServer.DEFAULT_WRITE_KEY);
    Map<String, Object> kept = ExperimentDrafts.metric("kept", "goal", "proportion");
    kept.put("source", Map.of("event", Map.of("event", "lesson"), "measure", "people"));
    Map<String, Object> definition = ExperimentDrafts.simple("old", "new", List.of(kept));
    definition.put("exposure", ExperimentRuns.exposure("quest"));
    new ExperimentRuns(server, project).start(EXPERIMENT, definition);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void mutatedRequestsGetAnAnswerThatIsNoServerError() throws Exception {
    long seed = Long.getLong("tandem.test.seed", System.nanoTime());
    Random random = new Random(seed);
    JsonNode document = server.get("/v3/api-docs").json();
    List<ApiOperation> operations = ApiOperation.of(document);
    assertThat(operations).hasSizeGreaterThan(40);
    HostileBodies bodies = new HostileBodies(document, random);
    Set<String> failures = new TreeSet<>();
    for (int i = 0; i < REQUESTS; i++) {
      ApiOperation operation = operations.get(i % operations.size());
      judge(operation, send(request(operation, bodies, random)), failures);
    }
    assertThat(failures).as("seed %d, %d requests", seed, REQUESTS).isEmpty();
    assertThat(server.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void damagedTablesAndDimensionsGetAnAnswerThatIsNoServerError() throws Exception {
    long seed = Long.getLong("tandem.test.seed", System.nanoTime());
    Random random = new Random(seed);
    HostileBodies bodies = new HostileBodies(server.get("/v3/api-docs").json(), random);
    Set<String> failures = new TreeSet<>();
    String experiment = "/api/projects/{project}/experiments/{experiment}";
    for (int i = 0; i < REQUESTS / 60; i++) {
      for (ApiOperation operation :
          List.of(
              operation("PUT", experiment + "/tables/people"),
              operation("PUT", experiment + "/tables/sums"),
              operation("GET", experiment + "/breakdown", "by"),
              operation("GET", experiment + "/results"),
              operation("GET", "/api/projects/{project}/experiments"))) {
        judge(operation, send(request(operation, bodies, random)), failures);
      }
    }
    assertThat(failures).as("seed %d", seed).isEmpty();
    assertThat(server.get("/api/projects/default/experiments").status()).isEqualTo(200);
  }

  private static ApiOperation operation(String method, String path, String... queries) {
    return new ApiOperation(method, path, List.of(queries), MissingNode.getInstance());
  }

  private static HttpRequest request(ApiOperation operation, HostileBodies bodies, Random random) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + target(operation, bodies, random)))
            .timeout(Duration.ofSeconds(30))
            .header("Accept-Language", random.nextBoolean() ? "zh-CN" : "en");
    if (random.nextInt(10) > 0) {
      request.header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN);
    }
    if (random.nextInt(3) > 0) {
      request.header("If-Match", List.of("\"1\"", "*", "1", "W/\"x\"").get(random.nextInt(4)));
    }
    request.header("Content-Type", random.nextInt(12) == 0 ? "text/html" : "application/json");
    return request.method(operation.method(), body(operation, bodies, random)).build();
  }

  private static BodyPublisher body(ApiOperation operation, HostileBodies bodies, Random random) {
    if (operation.path().contains("/tables/")) {
      return BodyPublishers.ofByteArray(new HostileTables(random).table());
    }
    boolean hasBody = !operation.body().isMissingNode() || random.nextInt(6) == 0;
    return hasBody
        ? BodyPublishers.ofByteArray(bodies.body(operation.body()))
        : BodyPublishers.noBody();
  }

  private static String target(ApiOperation operation, HostileBodies bodies, Random random) {
    StringBuilder path = new StringBuilder();
    for (String part : operation.path().substring(1).split("/")) {
      path.append('/').append(part.startsWith("{") ? parameter(part, bodies, random) : part);
    }
    char separator = '?';
    for (String query : operation.queries()) {
      if (random.nextInt(3) > 0) {
        String value = query.equals("by") ? dimension(bodies, random) : bodies.text();
        path.append(separator).append(query).append('=').append(encoded(value, random));
        separator = '&';
      }
    }
    return path.toString();
  }

  private static String parameter(String name, HostileBodies bodies, Random random) {
    String real =
        switch (name) {
          case "{project}" -> "default";
          case "{experiment}" -> EXPERIMENT;
          default -> "";
        };
    boolean taken = !real.isEmpty() && random.nextInt(8) > 0;
    return taken ? real : encoded(random.nextInt(3) == 0 ? "1" : bodies.text(), random);
  }

  private static String dimension(HostileBodies bodies, Random random) {
    return List.of("", "event:", "person:", "segment:").get(random.nextInt(4)) + bodies.text();
  }

  private static String encoded(String text, Random random) {
    String bounded = text.substring(0, Math.min(text.length(), 600));
    String escaped = URLEncoder.encode(bounded, StandardCharsets.UTF_8).replace("+", "%20");
    return random.nextInt(30) == 0 ? escaped + "%FF%FE" : escaped;
  }

  private static void judge(ApiOperation operation, Reply reply, Set<String> failures) {
    String where = operation.method() + " " + operation.path() + " answered " + reply.status();
    boolean askedToWait = reply.status() == 503 && reply.retryAfter();
    if (reply.status() >= 500 && !askedToWait) {
      failures.add(where + ": " + start(reply.body()));
    }
    boolean streaming = reply.status() < 400;
    if (!streaming && reply.status() < 500 && operation.path().startsWith("/api/")) {
      if (!reply.body().contains("\"code\"")) {
        failures.add(where + " without a code: " + start(reply.body()));
      }
    }
  }

  private static String start(String body) {
    return body.substring(0, Math.min(300, body.length()));
  }

  private static Reply send(HttpRequest request) throws InterruptedException, IOException {
    HttpResponse<InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
    boolean retryAfter = answer.headers().firstValue("Retry-After").isPresent();
    try (InputStream body = answer.body()) {
      // A stream of events never ends; only failures are read.
      String text =
          answer.statusCode() < 400
              ? ""
              : new String(body.readNBytes(300_000), StandardCharsets.UTF_8);
      return new Reply(answer.statusCode(), retryAfter, text);
    }
  }

  private record Reply(int status, boolean retryAfter, String body) {}
}
