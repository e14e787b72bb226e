package io.tandem.flags.ofrep;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OFREP over HTTP, as its OpenAPI document says it. */
class OfrepIT {

  private static final String FLAGS = "/ofrep/v1/evaluate/flags";
  private static final Map<String, Object> FRENCH =
      Map.of("on", "person", "property", "country", "op", "eq", "value", List.of("FR"));

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void everyTypeHasItsValueVariantAndReason() {
    create("on", "boolean", Map.of("payload", Map.of("a", 1)), everybody());
    create("text", "string", variants("red", "red"), everybody());
    create(
        "price",
        "number",
        variants("low", 4.5),
        Map.of("conditions", List.of(FRENCH), "rollout", 100));
    create("half", "boolean", Map.of(), Map.of("rollout", 0));
    create("shape", "object", variants("box", Map.of("w", 2)), everybody());
    JsonNode on = expect(200, one("on", "u")).json();
    assertThat(on.get("value").booleanValue()).isTrue();
    assertThat(on.get("reason").asString()).isEqualTo("STATIC");
    assertThat(on.get("metadata").toString())
        .isEqualTo("{\"revision\":1,\"reason\":\"rule\",\"rule\":0,\"payload\":\"{\\\"a\\\":1}\"}");
    assertThat(one("text", "u").json().get("value").asString()).isEqualTo("red");
    JsonNode price = one("price", "u").json();
    assertThat(price.get("value").doubleValue()).isEqualTo(4.5);
    assertThat(price.get("variant").asString()).isEqualTo("low");
    assertThat(price.get("reason").asString()).isEqualTo("TARGETING_MATCH");
    assertThat(one("shape", "u").json().get("value").toString()).isEqualTo("{\"w\":2}");
    JsonNode off = one("half", "u").json();
    assertThat(off.get("value").booleanValue()).isFalse();
    assertThat(off.get("reason").asString()).isEqualTo("SPLIT");
    Map<String, Object> german = Map.of("targetingKey", "u", "country", "DE");
    JsonNode none = expect(200, ask(FLAGS + "/price", german, null)).json();
    assertThat(none.has("value")).as("the app's own default stands").isFalse();
    assertThat(none.get("reason").asString()).isEqualTo("UNKNOWN");
    assertThat(none.get("metadata").get("reason").asString()).isEqualTo("no_rule");
  }

  @Test
  void bulkIsSentOnceUntilSomethingIsDifferentForThisPerson() {
    create("a", "boolean", Map.of(), Map.of("conditions", List.of(FRENCH), "rollout", 100));
    create("b", "boolean", Map.of(), everybody());
    Map<String, Object> french = Map.of("targetingKey", "u", "country", "FR");
    Answer first = expect(200, ask(FLAGS, french, null));
    assertThat(first.json().get("flags").size()).isEqualTo(2);
    assertThat(first.json().get("eventStreams").get(0).get("type").asString()).isEqualTo("sse");
    String etag = first.header("ETag");
    assertThat(ask(FLAGS, french, etag).status()).isEqualTo(304);
    assertThat(ask(FLAGS, french, etag).body()).isEmpty();
    Map<String, Object> german = Map.of("targetingKey", "u", "country", "DE");
    assertThat(ask(FLAGS, german, etag).status()).isEqualTo(200);
    change("b", 1, Map.of("enabled", false));
    Answer second = expect(200, ask(FLAGS, french, etag));
    assertThat(second.json().get("flags").get(1).get("reason").asString()).isEqualTo("DISABLED");
  }

  @Test
  void streamTellsOfChangesAtOnceAndOfThoseMissed() throws Exception {
    create("a", "boolean", Map.of(), everybody());
    String path = offered();
    String before;
    String after;
    try (InputStream stream = open(path, null)) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      before = data(lines).get("etag").asString();
      change("a", 1, Map.of("enabled", false));
      JsonNode told = data(lines);
      assertThat(told.get("type").asString()).isEqualTo("refetchEvaluation");
      after = told.get("etag").asString();
      assertThat(changes(after)).isGreaterThan(changes(before));
      assertThat(told.get("lastModified").isIntegralNumber()).isTrue();
    }
    try (InputStream again = open(path, "" + changes(before))) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(again, StandardCharsets.UTF_8));
      assertThat(data(lines).get("etag").asString()).isEqualTo(after);
    }
    try (InputStream current = open(path, "" + changes(after))) {
      assertThat(current.read()).as("nothing but a sign of life").isEqualTo(':');
    }
  }

  @Test
  void failuresAreThoseOfTheProtocol() {
    create("a", "boolean", Map.of(), everybody());
    assertThat(error(404, one("none", "u"))).isEqualTo("FLAG_NOT_FOUND");
    assertThat(one("none", "u").json().get("key").asString()).isEqualTo("none");
    assertThat(error(400, ask(FLAGS + "/a", Map.of(), null))).isEqualTo("TARGETING_KEY_MISSING");
    assertThat(error(400, raw(FLAGS + "/a", "{\"context\":7}"))).isEqualTo("INVALID_CONTEXT");
    assertThat(error(400, raw(FLAGS + "/a", "{\"context\":{\"targetingKey\":{}}}")))
        .isEqualTo("INVALID_CONTEXT");
    for (String odd : List.of("", "[", "[]", "7", "{\"context\":" + "[".repeat(5_000))) {
      assertThat(error(400, raw(FLAGS, odd))).as(odd).isEqualTo("PARSE_ERROR");
    }
    assertThat(error(400, raw(FLAGS, " ".repeat(300_000)))).isEqualTo("PARSE_ERROR");
    var stranger = TestServer.json(server.anonymous(FLAGS), "POST", "{}");
    assertThat(error(401, server.send(stranger))).isEqualTo("GENERAL");
    assertThat(server.send(server.anonymous("/ofrep/v1/events?key=nobody").GET()).status())
        .isEqualTo(401);
    assertThat(server.send(server.anonymous(FLAGS).GET()).status()).isEqualTo(405);
    assertThat(server.send(server.anonymous("/ofrep/v1/else").GET()).status()).isEqualTo(404);
    String odd = "{\"context\":{\"targetingKey\":5,\"groups\":[1],\"groupProperties\":7,\"x\":{}}}";
    assertThat(raw(FLAGS + "/a", odd).status()).isEqualTo(200);
  }

  @Test
  void keyMayComeAsAnApiKeyAndBrowsersMayAskFromAnywhere() {
    create("a", "boolean", Map.of(), everybody());
    var request =
        TestServer.json(
                server.anonymous(FLAGS), "POST", Map.of("context", Map.of("targetingKey", "u")))
            .header("X-API-Key", project.writeKey())
            .header("Origin", "https://shop.example");
    Answer answer = expect(200, server.send(request));
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag");
  }

  @Test
  void whoWasDealtOutIsRecordedOnceAlsoWhenAnSdkTellsItToo() {
    create("test", "string", variants("a", "a"), Map.of("rollout", 50));
    create("plain", "boolean", Map.of(), everybody());
    for (int i = 0; i < 3; i++) {
      one("plain", "p1");
      for (int person = 0; person < 20; person++) {
        one("test", "p" + person);
      }
    }
    while (exposures() < 20) {
      LockSupport.parkNanos(20_000_000); // until the job wrote them
    }
    Object given = one("test", "p1").json().has("value") ? "a" : false;
    for (int i = 0; i < 2; i++) {
      Map<String, Object> told = Map.of("$feature_flag", "test", "$feature_flag_response", given);
      capture("p1", told);
    }
    capture("p1", Map.of("$feature_flag", "other", "$feature_flag_response", true));
    assertThat(exposures()).isEqualTo(21);
  }

  private void capture(String id, Map<String, Object> properties) {
    Map<String, Object> event =
        Map.of(
            "api_key",
            project.writeKey(),
            "event",
            "$feature_flag_called",
            "distinct_id",
            id,
            "properties",
            properties);
    expect(200, server.send(TestServer.json(server.anonymous("/capture"), "POST", event)));
  }

  private long exposures() {
    String today = server.now().toString().substring(0, 10);
    Map<String, Object> events = Map.of("event", "$feature_flag_called", "measure", "events");
    Map<String, Object> query =
        Map.of(
            "kind",
            "trend",
            "from",
            today,
            "to",
            today,
            "interval",
            "day",
            "series",
            List.of(events));
    JsonNode series = expect(200, project.post("/query", query)).json().get("series").get(0);
    return series.get("values").get(0).asLong();
  }

  private InputStream open(String path, @Nullable String last)
      throws IOException, InterruptedException {
    var request = server.anonymous(path).GET();
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return answer.body();
  }

  private String offered() {
    return expect(200, ask(FLAGS, Map.of("targetingKey", "u"), null))
        .json()
        .get("eventStreams")
        .get(0)
        .get("endpoint")
        .get("requestUri")
        .asString();
  }

  private static long changes(String etag) {
    assertThat(etag).matches("\"[0-9]+-[0-9]+-[0-9]+\"");
    return Long.parseLong(etag.substring(etag.lastIndexOf('-') + 1, etag.length() - 1));
  }

  private static JsonNode data(BufferedReader lines) throws IOException {
    String line = String.valueOf(lines.readLine());
    while (!line.startsWith("data: ")) {
      line = String.valueOf(lines.readLine());
    }
    return JsonMapper.shared().readTree(line.substring("data: ".length()));
  }

  private static String error(int status, Answer answer) {
    JsonNode body = expect(status, answer).json();
    assertThat(body.get("errorDetails").asString()).isNotEmpty();
    return body.get("errorCode").asString();
  }

  private Answer one(String flag, String id) {
    return ask(FLAGS + "/" + flag, Map.of("targetingKey", id, "country", "FR"), null);
  }

  private Answer ask(String path, Map<String, Object> context, @Nullable String etag) {
    var request = TestServer.json(keyed(path), "POST", Map.of("context", context));
    return server.send(etag == null ? request : request.header("If-None-Match", etag));
  }

  private Answer raw(String path, String body) {
    return server.send(TestServer.json(keyed(path), "POST", body));
  }

  private java.net.http.HttpRequest.Builder keyed(String path) {
    return server.anonymous(path).header("Authorization", "Bearer " + project.writeKey());
  }

  private void create(String key, String type, Map<String, Object> more, Map<String, Object> rule) {
    Map<String, Object> draft = new HashMap<>(more);
    Map<String, Object> production = Map.of("enabled", true, "rules", List.of(rule));
    draft.putAll(
        Map.of(
            "key",
            key,
            "type",
            type,
            "names",
            Map.of("zh", key, "en", key),
            "environments",
            Map.of("production", production)));
    expect(201, project.post("/flags", draft));
  }

  private void change(String key, int version, Map<String, Object> change) {
    String path = project.path("/flags/" + key + "/environments/production");
    var request = TestServer.json(server.request(path), "PATCH", change);
    expect(200, server.send(request.header("If-Match", "\"" + version + "\"")));
  }

  private static Map<String, Object> everybody() {
    return Map.of("rollout", 100);
  }

  private static Map<String, Object> variants(String key, Object value) {
    return Map.of("variants", List.of(Map.of("key", key, "value", value)));
  }
}
