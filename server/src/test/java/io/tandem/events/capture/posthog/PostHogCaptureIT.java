package io.tandem.events.capture.posthog;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** PostHog's v0 capture contract over HTTP. */
class PostHogCaptureIT {

  private final TestServer server = TestServer.shared();
  private TestProject project;

  @BeforeEach
  void newProject() {
    project = server.newProject("UTC");
  }

  @Test
  void everyPathTakesAnEventWithAndWithoutSlash() {
    List<String> paths = List.of("/e", "/capture", "/track", "/engage", "/i/v0/e", "/batch");
    for (String path : paths) {
      expect(200, post(path, event("seen", "u1")));
      assertThat(post(path + "/", event("seen", "u1")).body()).isEqualTo("{\"status\":1}");
    }
    assertThat(live("accepted")).hasSize(12);
  }

  @Test
  void bodiesComeAsObjectsListsAndBatchesInAnyWrapping() {
    String one = event("a", "u1");
    expect(200, post("/e", one));
    expect(200, post("/e", "[" + one + "," + one + "]"));
    expect(200, post("/batch", batch(one, one)));
    expect(200, post("/e", gzip(one)));
    expect(200, post("/e?compression=gzip-js", one));
    expect(200, post("/e", base64(one)));
    expect(200, post("/e", "data=" + URLEncoder.encode(base64(one), StandardCharsets.UTF_8)));
    expect(200, post("/e", "data=" + base64(event("a", "~~~???>>>")).replace('+', ' ')));
    expect(200, post("/e", "data=" + URLEncoder.encode(one, StandardCharsets.UTF_8)));
    expect(200, get("/e?data=" + URLEncoder.encode(base64(one), StandardCharsets.UTF_8)));
    assertThat(live("accepted")).hasSize(12).allMatch(e -> e.get("event").asString().equals("a"));
  }

  @Test
  void beaconsAreAnsweredWithoutABody() {
    Answer answer = expect(204, post("/e?beacon=1", event("left", "u1")));
    assertThat(answer.body()).isEmpty();
    assertThat(live("accepted")).hasSize(1);
  }

  @Test
  void aBadEventDoesNotCostItsBatch() {
    String good = event("good", "u1");
    expect(
        200,
        post(
            "/batch",
            batch(
                good,
                "{\"event\":\"no id\"}",
                "{\"distinct_id\":\"u1\"}",
                "{\"event\":\"x\",\"distinct_id\":\"u1\",\"uuid\":\"nope\"}",
                "{\"event\":\"x\",\"distinct_id\":\"u1\",\"timestamp\":\"yesterday\"}",
                "{\"event\":\"x\",\"distinct_id\":\"u1\",\"timestamp\":\"1979-12-31T00:00:00Z\"}",
                "17",
                "{\"event\":\"deep\",\"distinct_id\":\"u1\",\"properties\":{\"a\":"
                    + "[".repeat(30)
                    + "]".repeat(30)
                    + "}}")));
    assertThat(live("accepted")).hasSize(1);
    assertThat(live("rejected").stream().map(e -> e.get("code").asString()))
        .containsExactlyInAnyOrder(
            "distinct_id_missing",
            "event_name_missing",
            "invalid_uuid",
            "invalid_timestamp",
            "timestamp_out_of_range",
            "invalid_event",
            "properties_too_deep");
  }

  @Test
  void requestsThatHoldNothingGoodAreRefused() {
    assertThat(post("/e", "{\"event\":\"x\",\"token\":\"" + project.writeKey() + "\"}").status())
        .isEqualTo(400);
    assertThat(post("/e", "not json").status()).isEqualTo(400);
    assertThat(post("/e", "").status()).isEqualTo(400);
    assertThat(post("/e", "\"text\"").status()).isEqualTo(400);
    assertThat(post("/e", "{\"event\":\"x\",\"distinct_id\":\"u\"}").status()).isEqualTo(401);
    assertThat(post("/e", "{\"event\":\"x\",\"distinct_id\":\"u\",\"token\":\"phx_1\"}").status())
        .isEqualTo(401);
    String other = event("x", "u").replace(project.writeKey(), "unknown");
    assertThat(post("/e", other).status()).isEqualTo(401);
    assertThat(post("/e", "[" + event("x", "u") + "," + other + "]").status()).isEqualTo(401);
  }

  @Test
  void aDecompressionBombIsRefused() {
    byte[] bomb = gzip(" ".repeat(64 << 20));
    assertThat(post("/e", bomb).status()).isEqualTo(413);
    assertThat(post("/batch", bomb).status()).isEqualTo(413);
    assertThat(post("/e", " ".repeat(3 << 20)).status()).isEqualTo(413);
    expect(200, post("/e", event("after", "u1")));
  }

  @Test
  void clockSkewIsTakenOutOfTimestamps() {
    Instant now = server.now();
    String body =
        """
        {"api_key":"%s","sent_at":"%s","batch":[
         {"event":"e","distinct_id":"u","timestamp":"%s"}]}
        """
            .formatted(project.writeKey(), now.minusSeconds(7200), now.minusSeconds(7260));
    expect(200, post("/batch", body));
    Instant time = Instant.parse(live("accepted").getFirst().get("time").asString());
    assertThat(time).isBetween(now.minusSeconds(61), server.now().minusSeconds(59));
  }

  @Test
  void aUuidCountsOnce() {
    String uuid = UUID.randomUUID().toString();
    String event =
        "{\"event\":\"e\",\"distinct_id\":\"u\",\"uuid\":\"%s\",\"token\":\"%s\"}"
            .formatted(uuid, project.writeKey());
    expect(200, post("/e", event));
    expect(200, post("/e", event));
    assertThat(live("accepted")).hasSize(1);
    assertThat(live("duplicate")).hasSize(1);
  }

  @Test
  void textsNoStoreCanHoldAreMendedNotRefused() {
    String event =
        """
        {"event":"odd","distinct_id":"u\\u0000","token":"%s","properties":{
         "a":"x\\u0000y","b":"\\ud83d","\\u0000c":1,"d":NaN,"e":1e999}}
        """
            .formatted(project.writeKey());
    expect(200, post("/e", event));
    JsonNode payload = live("accepted").getFirst();
    assertThat(payload.get("payload").asString())
        .isEqualTo("{\"a\":\"x\ufffdy\",\"b\":\"\ufffd\",\"d\":null,\"e\":null,\"\ufffdc\":1}");
  }

  @Test
  void browsersMayCallFromAnywhere() {
    HttpRequest.Builder preflight =
        server
            .anonymous("/i/v0/e/")
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type,x-own")
            .method("OPTIONS", BodyPublishers.noBody());
    Answer answer = server.send(preflight);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("content-type,x-own");
  }

  @Test
  void anUsedUpQuotaIsToldAndShown() {
    Answer made =
        project.post(
            "/write-keys", Map.of("name", "small", "environment", "production", "dailyQuota", 2));
    String key = made.json().get("key").asString();
    String event = event("e", "u").replace(project.writeKey(), key);
    expect(200, post("/e", event));
    expect(200, post("/e", event));
    assertThat(expect(200, post("/e", event)).json().get("quota_limited").get(0).asString())
        .isEqualTo("events");
    assertThat(live("rejected").getFirst().get("code").asString()).isEqualTo("quota_exceeded");
  }

  @Test
  void sdksFindTheirConfigurationAndNoFlags() {
    String key = project.writeKey();
    String query = "{\"token\":\"" + key + "\",\"distinct_id\":\"u\"}";
    JsonNode two = expect(200, post("/flags/?v=2", query)).json();
    assertThat(two.get("flags").isEmpty()).isTrue();
    assertThat(two.get("errorsWhileComputingFlags").asBoolean()).isFalse();
    assertThat(expect(200, post("/flags", query)).json().get("featureFlags").isObject()).isTrue();
    assertThat(expect(200, post("/decide/?v=3", query)).json().get("featureFlags").isObject())
        .isTrue();
    assertThat(expect(200, post("/decide", query)).json().get("featureFlags").isArray()).isTrue();
    assertThat(post("/flags/?v=2", "{\"token\":\"nobody\"}").status()).isEqualTo(401);
    assertThat(get("/array/" + key + "/config.js").body()).contains("_POSTHOG_REMOTE_CONFIG");
    assertThat(get("/array/" + key + "/config").json().get("surveys").asBoolean()).isFalse();
    assertThat(get("/array/nobody/config").status()).isEqualTo(401);
  }

  private List<JsonNode> live(String status) {
    List<JsonNode> items = new ArrayList<>();
    expect(200, project.get("/live-events?status=" + status))
        .json()
        .get("items")
        .forEach(items::add);
    return items;
  }

  @Test
  void aBodyOfCountlessTinyEventsIsRefused() {
    Answer answer =
        post(
            "/batch",
            gzip(
                "{\"api_key\":\""
                    + project.writeKey()
                    + "\",\"batch\":[0"
                    + ",0".repeat(20_000)
                    + "]}"));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().get("code").asString()).isEqualTo("too_many_events");
    assertThat(live("rejected")).isEmpty();
  }

  private Answer post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  private Answer post(String path, byte[] body) {
    return server.send(server.anonymous(path).POST(BodyPublishers.ofByteArray(body)));
  }

  private Answer get(String path) {
    return server.send(server.anonymous(path).GET());
  }

  private String event(String name, String id) {
    return "{\"event\":\"%s\",\"distinct_id\":\"%s\",\"token\":\"%s\"}"
        .formatted(name, id, project.writeKey());
  }

  private String batch(String... events) {
    return "{\"api_key\":\"%s\",\"batch\":[%s]}"
        .formatted(project.writeKey(), String.join(",", events));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    return bytes.toByteArray();
  }
}
