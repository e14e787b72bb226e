package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.ListSegment;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people do with flags, through HTTP. */
class FlagsIT {

  private static final Map<String, Object> NAMES = Map.of("zh", "新版首页", "en", "New home");
  private static final Map<String, Object> EVERYBODY = Map.of("rollout", 100);

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void newFlagIsOffEverywhereAndDealsByItsOwnKey() {
    JsonNode flag = create("home", "boolean", Map.of());
    assertThat(flag.get("dealing").toString())
        .isEqualTo("{\"hash\":\"murmur3\",\"salt\":\"home\",\"by\":\"id\",\"name\":null}");
    assertThat(flag.get("environments").isEmpty()).isTrue();
    assertThat(evaluate("home", "u1").get("reason").asString()).isEqualTo("disabled");
    assertThat(post("/flags", draft("home", "boolean", Map.of())).status()).isEqualTo(409);
    assertThat(code(post("/flags", draft("two words", "boolean", Map.of()))))
        .isEqualTo("invalid_request");
    assertThat(code(project.get("/flags/none"))).isEqualTo("not_found");
  }

  @Test
  void changeTouchesOnlyWhatItNames() {
    List<Object> variants = List.of(Map.of("key", "a", "value", 1), Map.of("key", "b", "value", 2));
    create("price", "number", Map.of("variants", variants, "description", "the price shown"));
    List<Object> split = List.of(part("a", 30), part("b", 70));
    Map<String, Object> on = Map.of("enabled", true, "rules", List.of(EVERYBODY), "split", split);
    change("price", "/environments/production", 1, on);
    JsonNode killed =
        change("price", "/environments/production", 2, Map.of("enabled", false, "note", "fault"));
    JsonNode settings = killed.get("environments").get("production");
    assertThat(settings.get("enabled").asBoolean()).isFalse();
    assertThat(settings.get("rules").get(0).get("rollout").asDouble()).isEqualTo(100);
    assertThat(settings.get("split").get(1).get("percent").asDouble()).isEqualTo(70);
    JsonNode renamed = change("price", "", 3, Map.of("names", Map.of("zh", "价格", "en", "Price")));
    assertThat(renamed.get("description").asString()).isEqualTo("the price shown");
    assertThat(renamed.get("variants").size()).isEqualTo(2);
    assertThat(renamed.get("environments")).isEqualTo(killed.get("environments"));
    assertThat(renamed.get("dealing")).isEqualTo(killed.get("dealing"));
  }

  @Test
  void concurrentChangesDoNotOverwriteEachOther() {
    create("home", "boolean", Map.of());
    change("home", "", 1, Map.of("description", "first"));
    assertThat(code(patch("/flags/home", "\"1\"", Map.of("description", "second"))))
        .isEqualTo("stale_version");
    assertThat(patch("/flags/home", null, Map.of("description", "second")).status()).isEqualTo(428);
    JsonNode same = change("home", "", 2, Map.of("description", "first"));
    assertThat(same.get("revision").asLong()).as("nothing is different").isEqualTo(2);
  }

  @Test
  void historySaysWhatChangedAndAnyRevisionComesBack() {
    create("home", "boolean", Map.of());
    change("home", "/environments/production", 1, on(10));
    change("home", "/environments/production", 2, on(20));
    JsonNode history = project.get("/flags/home/revisions").json().get("items");
    assertThat(history.size()).isEqualTo(3);
    assertThat(history.get(0).get("differences").toString())
        .isEqualTo(
            "[{\"path\":\"environments.production.rules[0].rollout\",\"before\":10.0,"
                + "\"after\":20.0}]");
    assertThat(history.get(2).get("differences").isEmpty()).isTrue();
    JsonNode all = project.get("/flags/home/differences?from=1&to=3").json();
    assertThat(all.get(0).get("path").asString()).isEqualTo("environments.production");
    JsonNode page = project.get("/flags/home/revisions?limit=2").json();
    JsonNode rest =
        project.get("/flags/home/revisions?limit=2&cursor=" + page.get("next").asString()).json();
    assertThat(rest.get("items").get(0).get("revision").asLong()).isEqualTo(1);
    Map<String, Object> back = Map.of("revision", 2, "note", "too early");
    JsonNode reverted = expect(200, matching("POST", "/flags/home/revert", "\"3\"", back)).json();
    assertThat(reverted.get("revision").asLong()).isEqualTo(4);
    assertThat(rollout(reverted)).isEqualTo(10);
    assertThat(reverted.get("note").asString()).isEqualTo("too early");
    Map<String, Object> none = Map.of("revision", 9);
    assertThat(matching("POST", "/flags/home/revert", "\"4\"", none).status()).isEqualTo(404);
  }

  @Test
  void whatNobodyCouldTellApartIsNoRevision() {
    create("home", "boolean", Map.of());
    assertThat(
            change("home", "/environments/production", 1, Map.of("enabled", false))
                .get("revision")
                .asLong())
        .isEqualTo(1);
    change("home", "/environments/production", 1, on(10));
    change("home", "/environments/production", 2, Map.of("rules", List.of()));
    change("home", "/environments/production", 3, on(10)); // a rule of its own, that looks alike
    JsonNode same =
        expect(200, matching("POST", "/flags/home/revert", "\"4\"", Map.of("revision", 2))).json();
    assertThat(same.get("revision").asLong()).isEqualTo(4);
  }

  @Test
  void prerequisitesAreCheckedAndKeepFlagsFromLeaving() {
    create("parent", "string", Map.of("variants", List.of(Map.of("key", "a"), Map.of("key", "b"))));
    create("child", "boolean", Map.of());
    change("child", "/environments/production", 1, needs("parent", "a"));
    assertThat(code(patch("/flags/parent/environments/production", "\"1\"", needs("child", "on"))))
        .isEqualTo("flag_circle");
    assertThat(code(patch("/flags/child/environments/production", "\"2\"", needs("parent", "c"))))
        .isEqualTo("unknown_variant");
    assertThat(code(patch("/flags/child/environments/production", "\"2\"", needs("gone", "on"))))
        .isEqualTo("unknown_flag");
    Map<String, Object> without = Map.of("variants", List.of(Map.of("key", "b")));
    assertThat(code(patch("/flags/parent", "\"1\"", without))).isEqualTo("flag_needed");
    assertThat(code(matching("DELETE", "/flags/parent", "\"1\"", Map.of())))
        .isEqualTo("flag_needed");
    JsonNode dependencies = project.get("/flags/parent/dependencies").json();
    assertThat(dependencies.get("neededBy").toString())
        .isEqualTo("[{\"environment\":\"production\",\"flag\":\"child\",\"is\":\"a\"}]");
    assertThat(evaluate("child", "u").get("reason").asString()).isEqualTo("prerequisite");
  }

  @Test
  void flagLeavesOnlyWhenItIsOffAndComesBack() {
    create("home", "boolean", Map.of());
    change("home", "/environments/production", 1, on(100));
    assertThat(evaluate("home", "u").get("on").asBoolean()).isTrue();
    assertThat(code(matching("DELETE", "/flags/home", "\"2\"", Map.of()))).isEqualTo("flag_on");
    change("home", "/environments/production", 2, Map.of("enabled", false));
    expect(200, matching("DELETE", "/flags/home", "\"3\"", Map.of()));
    assertThat(project.get("/flags").json().get("items").isEmpty()).isTrue();
    assertThat(project.get("/flags?archived=true").json().get("items").size()).isEqualTo(1);
    assertThat(code(patch("/flags/home", "\"4\"", Map.of("description", "x"))))
        .isEqualTo("flag_archived");
    expect(200, matching("POST", "/flags/home/restore", "\"4\"", Map.of()));
    assertThat(code(matching("POST", "/flags/home/restore", "\"5\"", Map.of())))
        .isEqualTo("not_archived");
  }

  @Test
  void whatDoesNotExistIsRefused() {
    Map<String, Object> home = Map.of("environments", Map.of("nowhere", on(1)));
    assertThat(code(post("/flags", draft("home", "boolean", home))))
        .isEqualTo("unknown_environment");
    assertThat(code(post("/flags", draft("home", "boolean", Map.of("feature", "none")))))
        .isEqualTo("unknown_feature");
    Map<String, Object> vip =
        Map.of("conditions", List.of(condition("segment", "eq", "vip")), "rollout", 100);
    Map<String, Object> rules = Map.of("enabled", true, "rules", List.of(vip));
    Map<String, Object> there = Map.of("environments", Map.of("production", rules));
    assertThat(code(post("/flags", draft("home", "boolean", there)))).isEqualTo("unknown_segment");
    Map<String, Object> broken =
        Map.of("on", "person", "property", "p", "op", "matches", "value", List.of("("));
    Map<String, Object> rule = Map.of("conditions", List.of(broken), "rollout", 100);
    Map<String, Object> unreadable =
        Map.of(
            "environments", Map.of("production", Map.of("enabled", true, "rules", List.of(rule))));
    assertThat(code(post("/flags", draft("home", "boolean", unreadable))))
        .isEqualTo("invalid_request");
  }

  @Test
  void realPeopleAreKnownByTheirPropertiesAndSegments() {
    identify("ann", Map.of("country", "FR"));
    ListSegment.of(project, "vip", List.of("ann"));
    Map<String, Object> french =
        Map.of("on", "person", "property", "country", "op", "eq", "value", List.of("fr"));
    List<Object> both = List.of(french, condition("segment", "eq", "vip"));
    Map<String, Object> rule = Map.of("conditions", both, "rollout", 100);
    Map<String, Object> on = Map.of("enabled", true, "rules", List.of(rule));
    create("home", "boolean", Map.of("environments", Map.of("production", on)));
    while (!evaluate("home", "ann").get("on").asBoolean()) {
      LockSupport.parkNanos(20_000_000); // until the segment's people are copied
    }
    assertThat(evaluate("home", "bob").get("on").asBoolean()).isFalse();
    Map<String, Object> asked = Map.of("id", "ann", "properties", Map.of("country", "DE"));
    JsonNode german = expect(200, post("/flags/home/evaluate", asked)).json();
    assertThat(german.get("reason").asString()).isEqualTo("no_rule");
    String version = project.get("/segments/vip").header("ETag");
    Answer archived = matching("DELETE", "/segments/vip", version, Map.of());
    assertThat(code(archived)).isEqualTo("segment_in_use");
  }

  @Test
  void previewSaysWhatAChangeWouldDoToPeopleAndChangesNothing() {
    identify("ann", Map.of());
    create("home", "boolean", Map.of());
    change("home", "/environments/production", 1, on(100));
    ListSegment.of(project, "pros", List.of("ann"));
    List<Object> pros = List.of(condition("segment", "eq", "pros"));
    List<Object> rules = List.of(Map.of("conditions", pros, "rollout", 100));
    Map<String, Object> change = Map.of("rules", rules, "ids", List.of("ann", "nobody"));
    JsonNode effects = expect(200, post("/flags/home/preview", change)).json();
    assertThat(effects.valueStream().map(one -> one.at("/before/on").asBoolean()))
        .containsExactly(true, true);
    assertThat(effects.valueStream().map(one -> one.at("/after/reason").asString()))
        .containsExactly("rule", "no_rule");
    assertThat(project.get("/flags/home").json().get("revision").asLong()).isEqualTo(2);
    Map<String, Object> circle =
        Map.of("prerequisites", List.of(Map.of("flag", "home", "is", "on")), "ids", List.of());
    assertThat(code(post("/flags/home/preview", circle))).isEqualTo("flag_circle");
    List<String> many = Collections.nCopies(201, "ann");
    assertThat(code(post("/flags/home/preview", Map.of("ids", many)))).isEqualTo("invalid_request");
  }

  @Test
  void everyChangeIsInTheAuditTrail() {
    create("home", "boolean", Map.of());
    change("home", "/environments/production", 1, on(5));
    JsonNode entry = project.get("/audit?subject=home").json().get("items").get(0);
    assertThat(entry.get("action").asString()).isEqualTo("flag.update");
    assertThat(entry.get("after").toString()).contains("\"rollout\":5");
  }

  private void identify(String id, Map<String, Object> properties) {
    Map<String, Object> event =
        Map.of(
            "api_key",
            project.writeKey(),
            "event",
            "$identify",
            "distinct_id",
            id,
            "$set",
            properties);
    expect(200, server.send(TestServer.json(server.anonymous("/capture"), "POST", event)));
  }

  private JsonNode create(String key, String type, Map<String, Object> more) {
    return expect(201, post("/flags", draft(key, type, more))).json();
  }

  private static Map<String, Object> draft(String key, String type, Map<String, Object> more) {
    Map<String, Object> draft = new HashMap<>(more);
    draft.putAll(Map.of("key", key, "names", NAMES, "type", type));
    return draft;
  }

  private JsonNode change(String key, String rest, long version, Map<String, Object> body) {
    return expect(200, patch("/flags/" + key + rest, "\"" + version + "\"", body)).json();
  }

  private JsonNode evaluate(String key, String id) {
    return expect(200, post("/flags/" + key + "/evaluate", Map.of("id", id))).json();
  }

  private Answer post(String path, Object body) {
    return project.post(path, body);
  }

  private Answer patch(String path, @Nullable String version, Object body) {
    return matching("PATCH", path, version, body);
  }

  private Answer matching(String method, String path, @Nullable String version, Object body) {
    var request = TestServer.json(server.request(project.path(path)), method, body);
    return server.send(version == null ? request : request.header("If-Match", version));
  }

  private static String code(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    return answer.json().get("code").asString();
  }

  private static double rollout(JsonNode flag) {
    return flag.get("environments").get("production").get("rules").get(0).get("rollout").asDouble();
  }

  private static Map<String, Object> on(double percent) {
    return Map.of("enabled", true, "rules", List.of(Map.of("rollout", percent)));
  }

  private static Map<String, Object> needs(String flag, String is) {
    return Map.of("enabled", true, "prerequisites", List.of(Map.of("flag", flag, "is", is)));
  }

  private static Map<String, Object> part(String variant, double percent) {
    return Map.of("variant", variant, "percent", percent);
  }

  private static Map<String, Object> condition(String on, String op, String value) {
    return Map.of("on", on, "op", op, "value", List.of(value));
  }
}
