package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tandem.support.ListSegment;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Layers, holdouts and testers, through HTTP and as apps see them. */
class LayersIT {

  private static final Map<String, Object> NAMES = Map.of("zh", "结算", "en", "Checkout");

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void flagsOfALayerShareItsSlotsAndKeepThem() {
    expect(201, project.post("/flag-layers", Map.of("key", "checkout", "names", NAMES)));
    assertThat(code(project.post("/flag-layers", Map.of("key", "checkout", "names", NAMES))))
        .isEqualTo("layer_taken");
    flag("one");
    flag("two");
    assertThat(seat("one", "checkout", 20).at("/seat/ranges").toString())
        .isEqualTo("[{\"from\":0,\"to\":2000}]");
    seat("two", "checkout", 50);
    assertThat(seat("one", "checkout", 40).at("/seat/ranges").toString())
        .isEqualTo("[{\"from\":0,\"to\":2000},{\"from\":7000,\"to\":9000}]");
    Answer full = change("PUT", "/flags/one/layer", Map.of("layer", "checkout", "share", 51));
    assertThat(full.status()).isEqualTo(409);
    assertThat(code(full)).isEqualTo("layer_full");
    assertThat(full.json().get("detail").asString()).contains("50 %", "51 %");
    assertThat(code(change("PUT", "/flags/one/layer", Map.of("layer", "none", "share", 1))))
        .isEqualTo("unknown_layer");
    JsonNode layer = project.get("/flag-layers").json().get(0);
    assertThat(layer.get("free").asDouble()).isEqualTo(10);
    assertThat(layer.at("/flags/0/flag").asString()).isEqualTo("one");
    nobodyGetsBoth();
    Map<String, Object> back = Map.of("revision", 2);
    JsonNode reverted = expect(200, change("POST", "/flags/one/revert", back)).json();
    assertThat(reverted.at("/seat/share").asDouble()).as("what was given stays").isEqualTo(40);
  }

  private void nobodyGetsBoth() {
    for (int i = 0; i < 50; i++) {
      boolean one = evaluate("one", "u" + i).get("on").asBoolean();
      JsonNode two = evaluate("two", "u" + i);
      assertThat(one && two.get("on").asBoolean()).isFalse();
      assertThat(two.get("on").asBoolean() || two.get("reason").asString().equals("layer"))
          .isTrue();
    }
  }

  @Test
  void onlyAFlagThatIsOffLeavesItsLayer() {
    expect(201, project.post("/flag-layers", Map.of("key", "l", "names", NAMES)));
    flag("one");
    seat("one", "l", 100);
    assertThat(code(change("DELETE", "/flags/one/layer", Map.of()))).isEqualTo("flag_on");
    expect(200, change("PATCH", "/flags/one/environments/production", Map.of("enabled", false)));
    HttpRequest.Builder delete = server.request(project.path("/flag-layers/l"));
    delete.header("If-Match", "\"1\"");
    assertThat(code(server.send(delete.DELETE()))).isEqualTo("layer_in_use");
    JsonNode archived = expect(200, change("DELETE", "/flags/one", Map.of())).json();
    assertThat(archived.get("seat").isNull()).as("its slots are free").isTrue();
    flag("two");
    seat("two", "l", 100);
    JsonNode restored = expect(200, change("POST", "/flags/one/restore", Map.of())).json();
    assertThat(restored.get("seat").isNull()).isTrue();
    expect(200, change("PATCH", "/flags/two/environments/production", Map.of("enabled", false)));
    expect(200, change("DELETE", "/flags/two/layer", Map.of()));
    expect(204, server.send(delete.DELETE()));
    assertThat(project.get("/flag-layers/l").status()).isEqualTo(404);
  }

  @Test
  void peopleHeldOutGetNothingUntilTheyAreReleased() {
    flag("one");
    flag("two");
    Map<String, Object> half = holdout("winners", 50, List.of("one"));
    JsonNode made = expect(201, project.post("/flag-holdouts", half)).json();
    assertThat(made.get("state").asString()).isEqualTo("running");
    assertThat(code(project.post("/flag-holdouts", half))).isEqualTo("holdout_taken");
    String held = first("one", "holdout");
    assertThat(evaluate("two", held).get("on").asBoolean()).isTrue();
    assertThat(ofrep("one", held).get("reason").asString()).isEqualTo("SPLIT");
    assertThat(ofrep("one", held).at("/metadata/reason").asString()).isEqualTo("holdout");
    Answer deleted = change("DELETE", "/flag-holdouts/winners", Map.of());
    assertThat(code(deleted)).isEqualTo("holdout_begun");
    JsonNode over = expect(200, change("POST", "/flag-holdouts/winners/end", Map.of())).json();
    assertThat(over.get("state").asString()).isEqualTo("over");
    assertThat(evaluate("one", held).get("on").asBoolean()).isTrue();
    assertThat(code(change("PATCH", "/flag-holdouts/winners", Map.of("names", NAMES))))
        .isEqualTo("holdout_over");
  }

  @Test
  void nonsenseAboutHoldoutsIsRefused() {
    flag("one");
    assertThat(code(project.post("/flag-holdouts", holdout("h", 5, List.of("none")))))
        .isEqualTo("unknown_flag");
    Map<String, Object> lost = new HashMap<>(holdout("h", 5, List.of("one")));
    lost.put("campaign", "none");
    assertThat(code(project.post("/flag-holdouts", lost))).isEqualTo("unknown_campaign");
    for (double share : new double[] {0, 51, -1}) {
      assertThat(project.post("/flag-holdouts", holdout("h", share, List.of())).status())
          .isEqualTo(400);
    }
    Map<String, Object> past = new HashMap<>(holdout("h", 5, List.of()));
    past.put("from", "2020-01-01T00:00:00Z");
    assertThat(code(project.post("/flag-holdouts", past))).isEqualTo("invalid_request");
    Map<String, Object> later = new HashMap<>(holdout("h", 5, List.of()));
    later.put("from", "2099-01-01T00:00:00Z");
    JsonNode scheduled = expect(201, project.post("/flag-holdouts", later)).json();
    assertThat(scheduled.get("state").asString()).isEqualTo("scheduled");
    assertThat(code(change("PATCH", "/flag-holdouts/h", Map.of("flags", List.of("one")))))
        .isEqualTo("invalid_request");
    expect(204, change("DELETE", "/flag-holdouts/h", Map.of()));
  }

  @Test
  void testersGetWhatIsSaidAndCountNowhere() {
    flag("one");
    ListSegment.of(project, "staff", List.of("sam"));
    Map<String, Object> tess = Map.of("gets", "off", "ids", List.of("tess"));
    Map<String, Object> staff = Map.of("gets", "new", "segments", List.of("staff"));
    String place = "/flags/one/environments/production";
    Map<String, Object> testers = Map.of("rules", List.of(), "testers", List.of(tess, staff));
    JsonNode changed = expect(200, change("PATCH", place, testers)).json();
    assertThat(changed.at("/environments/production/testers")).hasSize(2);
    assertThat(evaluate("one", "tess").toString()).contains("\"on\":false", "tester");
    assertThat(ofrep("one", "tess").get("reason").asString()).isEqualTo("TARGETING_MATCH");
    assertThat(code(change("PATCH", place, Map.of("testers", List.of(tester("moon"))))))
        .isEqualTo("invalid_request");
    Map<String, Object> gone = Map.of("gets", "new", "segments", List.of("none"));
    assertThat(code(change("PATCH", place, Map.of("testers", List.of(gone)))))
        .isEqualTo("unknown_segment");
    told("tess", "one");
    told("ulla", "one");
    told("ulla", "two");
    assertThat(exposures("$feature_flag_called", "$flag_apart", "tester")).isEqualTo(1);
  }

  @Test
  void exposuresSayWhoIsHeldOutAndWhoLiesOutsideTheLayer() {
    expect(201, project.post("/flag-layers", Map.of("key", "l", "names", NAMES)));
    flag("one");
    seat("one", "l", 50);
    expect(201, project.post("/flag-holdouts", holdout("all", 50, List.of())));
    String held = first("one", "holdout");
    told(held, "one");
    told(first("one", "layer"), "one");
    told(first("one", "rule"), "one");
    assertThat(exposures("$feature_flag_called", "$flag_apart", "holdout")).isEqualTo(1);
    assertThat(exposures("$feature_flag_called", "$flag_apart", "layer")).isEqualTo(1);
    ofrep("one", held);
    ofrep("one", first("one", "layer"));
    ofrep("one", held);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> exposures("$holdout_exposed", "$holdout_group", "others") == 1);
    assertThat(exposures("$holdout_exposed", "$holdout_group", "held")).isEqualTo(1);
    HttpRequest.Builder definitions =
        server.request("/flags/definitions?token=" + project.writeKey());
    JsonNode local = expect(200, server.send(definitions.GET())).json().at("/flags/0");
    assertThat(local.get("ensure_experience_continuity").asBoolean())
        .as("left to the server")
        .isTrue();
  }

  /** Somebody who gets what they get for this reason. */
  private String first(String flag, String reason) {
    for (int i = 0; i < 200; i++) {
      if (evaluate(flag, "p" + i).get("reason").asString().equals(reason)) {
        return "p" + i;
      }
    }
    throw new AssertionError("nobody for " + reason);
  }

  private void told(String id, String flag) {
    Map<String, Object> properties = Map.of("$feature_flag", flag, "$feature_flag_response", "new");
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

  private long exposures(String event, String property, String value) {
    String today = server.now().toString().substring(0, 10);
    Map<String, Object> where = Map.of("property", property, "op", "eq", "value", List.of(value));
    Map<String, Object> series =
        Map.of("event", event, "measure", "events", "where", List.of(where));
    Map<String, Object> query = new HashMap<>();
    query.putAll(Map.of("kind", "trend", "from", today, "to", today, "interval", "day"));
    query.put("series", List.of(series));
    return expect(200, project.post("/query", query)).json().at("/series/0/values/0").asLong();
  }

  private JsonNode ofrep(String flag, String id) {
    HttpRequest.Builder request =
        server
            .anonymous("/ofrep/v1/evaluate/flags/" + flag)
            .header("Authorization", "Bearer " + project.writeKey());
    Map<String, Object> body = Map.of("context", Map.of("targetingKey", id));
    return expect(200, server.send(TestServer.json(request, "POST", body))).json();
  }

  private JsonNode evaluate(String flag, String id) {
    return expect(200, project.post("/flags/" + flag + "/evaluate", Map.of("id", id))).json();
  }

  private void flag(String key) {
    Map<String, Object> on = Map.of("enabled", true, "rules", List.of(Map.of("rollout", 100)));
    Map<String, Object> flag = new HashMap<>();
    flag.putAll(Map.of("key", key, "names", NAMES, "type", "string", "hash", "posthog"));
    flag.put("variants", List.of(Map.of("key", "old"), Map.of("key", "new")));
    flag.put("environments", Map.of("production", on));
    expect(201, project.post("/flags", flag));
  }

  private JsonNode seat(String flag, String layer, double share) {
    Map<String, Object> wanted = Map.of("layer", layer, "share", share);
    return expect(200, change("PUT", "/flags/" + flag + "/layer", wanted)).json();
  }

  private Answer change(String method, String path, Map<String, Object> body) {
    String[] parts = path.split("/");
    String thing = "/" + parts[1] + "/" + parts[2];
    @Nullable JsonNode version = project.get(thing).json().get("version");
    HttpRequest.Builder request =
        server.request(project.path(path)).header("If-Match", "\"" + version + "\"");
    return server.send(
        method.equals("DELETE") ? request.DELETE() : TestServer.json(request, method, body));
  }

  private static Map<String, Object> tester(String gets) {
    return Map.of("gets", gets, "ids", List.of("t"));
  }

  private static Map<String, Object> holdout(String key, double share, List<String> flags) {
    return Map.of("key", key, "names", NAMES, "share", share, "flags", flags);
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
