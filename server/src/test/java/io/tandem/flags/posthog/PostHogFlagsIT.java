package io.tandem.flags.posthog;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Flags over the wire of PostHog's SDKs. */
class PostHogFlagsIT {

  private static final Map<String, Object> FRENCH =
      Map.of("on", "person", "property", "country", "op", "eq", "value", List.of("FR"));

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void everyVersionOfTheAnswerCarriesTheFlags() {
    createOneOfEachSort();
    JsonNode two = ask("/flags/?v=2", "FR");
    assertThat(two.get("flags").get("beta").toString())
        .startsWith(
            "{\"key\":\"beta\",\"enabled\":true,\"variant\":null,\"reason\":{\"code\":"
                + "\"condition_match\",\"condition_index\":0,\"description\":\"Matched condition"
                + " set 1\"},\"metadata\":{\"id\":")
        .contains("\"version\":1,\"description\":null,\"payload\":\"{\\\"a\\\":1}\"");
    assertThat(two.get("flags").get("price").get("metadata").get("payload").asString())
        .isEqualTo("5");
    assertThat(reason(two, "gone")).isEqualTo("out_of_rollout_bound");
    assertThat(reason(ask("/flags?v=2", "DE"), "beta")).isEqualTo("no_condition_match");
    JsonNode mapped = ask("/flags", "FR");
    assertThat(mapped.get("featureFlags").toString())
        .isEqualTo("{\"beta\":true,\"colour\":\"red\",\"gone\":false,\"price\":\"low\"}");
    assertThat(mapped.get("featureFlagPayloads").toString())
        .isEqualTo("{\"beta\":\"{\\\"a\\\":1}\",\"price\":\"5\"}");
    assertThat(ask("/decide?v=3", "FR").get("featureFlags")).isEqualTo(mapped.get("featureFlags"));
    assertThat(ask("/decide?v=2", "FR").get("featureFlags").has("gone")).isFalse();
    assertThat(ask("/decide", "FR").get("featureFlags").toString())
        .isEqualTo("[\"beta\",\"colour\",\"price\"]");
    assertThat(ask("/decide", "FR").get("hasFeatureFlags").asBoolean()).isTrue();
  }

  @Test
  void onlyTheFlagsAskedForAreAnsweredAndGroupsCount() {
    Map<String, Object> gold =
        Map.of(
            "on",
            "group",
            "group",
            "company",
            "property",
            "plan",
            "op",
            "eq",
            "value",
            List.of("gold"));
    create(
        "beta", "boolean", "posthog", Map.of("by", "group", "byName", "company"), rule(100, gold));
    create("other", "boolean", "posthog", Map.of(), rule(100, null));
    Map<String, Object> body = body("u", Map.of());
    body.put("flag_keys_to_evaluate", List.of("beta"));
    JsonNode without = expect(200, post("/flags?v=2", body)).json().get("flags");
    assertThat(without.size()).isEqualTo(1);
    assertThat(without.get("beta").get("reason").get("code").asString()).isEqualTo("no_group_type");
    body.put("groups", Map.of("company", "acme"));
    body.put("group_properties", Map.of("company", Map.of("plan", "gold")));
    JsonNode with = expect(200, post("/flags?v=2", body)).json().get("flags");
    assertThat(with.get("beta").get("enabled").asBoolean()).isTrue();
  }

  @Test
  void eachEnvironmentAnswersForItself() {
    TestProject staging = project.environment("staging");
    create("beta", "boolean", "posthog", Map.of(), rule(100, null));
    Map<String, Object> body = Map.of("token", staging.writeKey(), "distinct_id", "u");
    JsonNode there = expect(200, post("/flags?v=2", body)).json();
    assertThat(reason(there, "beta")).isEqualTo("flag_disabled");
    assertThat(ask("/flags?v=2", "FR").get("flags").get("beta").get("enabled").asBoolean())
        .isTrue();
  }

  @Test
  void definitionsNeedATokenOfTheProjectAndAreSentOnce() {
    create("beta", "boolean", "posthog", Map.of(), rule(45, FRENCH));
    create("ours", "boolean", "murmur3", Map.of(), rule(45, null));
    Answer first = expect(200, definitions(TestServer.ADMIN_TOKEN, null));
    JsonNode beta = first.json().get("flags").get(0);
    assertThat(beta.get("ensure_experience_continuity").asBoolean()).isFalse();
    assertThat(beta.get("filters").get("groups").toString())
        .isEqualTo(
            "[{\"properties\":[{\"key\":\"country\",\"type\":\"person\",\"operator\":\"exact\","
                + "\"value\":[\"FR\"]}],\"rollout_percentage\":45.0,\"variant\":null}]");
    assertThat(first.json().get("flags").get(1).get("ensure_experience_continuity").asBoolean())
        .as("SDKs have no murmur3")
        .isTrue();
    String etag = String.valueOf(first.header("ETag"));
    assertThat(definitions(TestServer.ADMIN_TOKEN, etag).status()).isEqualTo(304);
    create("more", "boolean", "posthog", Map.of(), rule(1, null));
    assertThat(definitions(TestServer.ADMIN_TOKEN, etag).status()).isEqualTo(200);
    assertThat(definitions("", null).status()).isEqualTo(401);
    assertThat(definitions("tdm_nobody", null).status()).isEqualTo(401);
    TestProject other = server.newProject("UTC");
    Map<String, Object> token = Map.of("name", "x", "roles", List.of("admin"));
    String stranger = expect(201, other.post("/tokens", token)).json().get("token").asString();
    assertThat(definitions(stranger, null).status()).isEqualTo(403);
  }

  @Test
  void oddAsksGetAnAnswer() {
    create("beta", "boolean", "posthog", Map.of(), rule(100, FRENCH));
    for (String odd :
        List.of(
            "\"person_properties\":7",
            "\"groups\":[1]",
            "\"flag_keys\":{}",
            "\"person_properties\":{\"country\":[{\"a\":1},null]}",
            "\"person_properties\":{\"country\":NaN}")) {
      String text =
          "{\"token\":\"%s\",\"distinct_id\":\"u\",%s}".formatted(project.writeKey(), odd);
      assertThat(expect(200, post("/flags?v=2", text)).json().get("flags").size()).isEqualTo(1);
    }
    assertThat(post("/flags?v=2", "").status()).isEqualTo(401);
  }

  private void createOneOfEachSort() {
    create("beta", "boolean", "posthog", Map.of("payload", Map.of("a", 1)), rule(100, FRENCH));
    create("colour", "string", "murmur3", colours(), rule(100, null));
    create(
        "price",
        "number",
        "murmur3",
        Map.of("variants", List.of(variant("low", 5))),
        rule(100, null));
    create("gone", "boolean", "murmur3", Map.of(), rule(0, null));
  }

  private Answer definitions(String token, @Nullable String etag) {
    String path = "/flags/definitions?token=" + project.writeKey() + "&send_cohorts";
    var request = server.anonymous(path).GET();
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return server.send(etag == null ? request : request.header("If-None-Match", etag));
  }

  private void create(
      String key, String type, String hash, Map<String, Object> more, Map<String, Object> rule) {
    Map<String, Object> draft = new HashMap<>(more);
    Map<String, Object> production = Map.of("enabled", true, "rules", List.of(rule));
    draft.putAll(
        Map.of(
            "key", key,
            "type", type,
            "hash", hash,
            "names", Map.of("zh", key, "en", key),
            "environments", Map.of("production", production)));
    expect(201, project.post("/flags", draft));
  }

  private static Map<String, Object> rule(double percent, @Nullable Map<String, Object> condition) {
    List<Object> conditions = new ArrayList<>();
    if (condition != null) {
      conditions.add(condition);
    }
    return Map.of("rollout", percent, "conditions", conditions);
  }

  private static Map<String, Object> colours() {
    return Map.of("variants", List.of(Map.of("key", "red")));
  }

  private static Map<String, Object> variant(String key, Object value) {
    return Map.of("key", key, "value", value);
  }

  private JsonNode ask(String path, String country) {
    return expect(200, post(path, body("u", Map.of("country", country)))).json();
  }

  private Map<String, Object> body(String id, Map<String, Object> properties) {
    Map<String, Object> body = new HashMap<>();
    body.put("token", project.writeKey());
    body.put("distinct_id", id);
    body.put("person_properties", properties);
    return body;
  }

  private static String reason(JsonNode answer, String flag) {
    return answer.get("flags").get(flag).get("reason").get("code").asString();
  }

  private Answer post(String path, Object body) {
    return server.send(TestServer.json(server.anonymous(path), "POST", body));
  }
}
