package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A flag that an earlier version saved with an expression that is refused now: it is written into
 * the store, since no route takes it.
 */
class BrokenFlagIT {

  private static final String PRODUCTION = "/flags/hurt/environments/production";
  private static final String REFUSED = "(?i)[é-中]";

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void costsOnlyItselfWhereItCannotBeReadAndIsMendedByHand() {
    expect(201, project.post("/environments", Map.of("key", "staging", "name", "Staging")));
    create("sound", Map.of("production", on()));
    create("hurt", Map.of("production", on(matches("^F")), "staging", on()));
    create("leaning", Map.of("production", needing("hurt")));
    List<?> steps = List.of(Map.of("percent", 50, "hours", 48), Map.of("percent", 100, "hours", 0));
    expect(201, change("POST", PRODUCTION + "/release", Map.of("rule", 0, "steps", steps)));
    breakIt();
    othersGoOn();
    saysWhatIsWrong();
    isRolledBack();
    isSwitchedOffAndMended();
  }

  /** And something is changed, so that flags are read again. */
  private void breakIt() {
    server
        .bean(JdbcClient.class)
        .sql(
            """
            UPDATE flag_revision SET content = jsonb_set(content,
              '{environments,production,rules,0,conditions,0,value,0}', to_jsonb(:refused::text))
            WHERE flag_id = (SELECT f.id FROM flag f JOIN project p ON p.id = f.project_id
              WHERE p.key = :project AND f.key = 'hurt')
            """)
        .param("refused", REFUSED)
        .param("project", project.key())
        .update();
    expect(200, change("PATCH", "/flags/sound", Map.of("description", "looked at again")));
  }

  private void othersGoOn() {
    assertThat(evaluate("sound", "production").json().get("on").asBoolean()).isTrue();
    assertThat(evaluate("leaning", "production").json().get("reason").asString())
        .isEqualTo("prerequisite_missing");
    assertThat(evaluate("hurt", "staging").json().get("on").asBoolean()).isTrue();
    JsonNode all = expect(200, ofrep("")).json().get("flags");
    assertThat(all.valueStream().map(flag -> flag.get("key").asString()))
        .containsExactly("leaning", "sound");
    assertThat(expect(404, ofrep("/hurt")).json().get("errorCode").asString())
        .isEqualTo("FLAG_NOT_FOUND");
    Map<String, Object> half = Map.of("rules", List.of(Map.of("rollout", 50)), "ids", List.of("u"));
    expect(200, project.post("/flags/sound/preview", half));
    Map<String, Object> renamed = Map.of("names", Map.of("zh", "好", "en", "Sound"));
    expect(200, change("PATCH", "/flags/sound", renamed));
  }

  private void saysWhatIsWrong() {
    JsonNode list = project.get("/flags").json().get("items");
    assertThat(list.at("/0/faults").toString())
        .isEqualTo("[{\"environment\":\"production\",\"rule\":0,\"condition\":0}]");
    assertThat(list.at("/2/faults").isEmpty()).isTrue();
    assertThat(list.at("/0/faults")).isEqualTo(project.get("/flags/hurt").json().get("faults"));
    Answer refused = evaluate("hurt", "production");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("code").asString()).isEqualTo("flag_broken");
    assertThat(refused.json().get("detail").asString()).contains("hurt", "production", "remove");
    Answer preview = project.post("/flags/hurt/preview", Map.of("ids", List.of("u")));
    assertThat(preview.json().get("code").asString()).isEqualTo("flag_broken");
  }

  private void isRolledBack() {
    Map<String, Object> back = Map.of("to", "rolled_back", "reason", "it cannot be read");
    JsonNode over = expect(200, project.post(PRODUCTION + "/release/state", back)).json();
    assertThat(over.get("state").asString()).isEqualTo("rolled_back");
    assertThat(
            project
                .get("/flags/hurt")
                .json()
                .at("/environments/production/rules/0/rollout")
                .asInt())
        .isEqualTo(100);
  }

  private void isSwitchedOffAndMended() {
    expect(200, change("PATCH", PRODUCTION, Map.of("enabled", false)));
    Map<String, Object> again = Map.of("rules", List.of(matches(REFUSED), Map.of("rollout", 1)));
    Answer refused = change("PATCH", PRODUCTION, again);
    assertThat(refused.json().get("code").asString()).isEqualTo("invalid_request");
    Map<String, Object> everybody = Map.of("rules", List.of(Map.of("rollout", 100)));
    Map<String, Object> asked = new HashMap<>(everybody);
    asked.putAll(Map.of("enabled", true, "ids", List.of("u")));
    JsonNode effect = expect(200, project.post("/flags/hurt/preview", asked)).json().get(0);
    assertThat(effect.at("/before/on").asBoolean()).isFalse();
    assertThat(effect.at("/after/on").asBoolean()).isTrue();
    asked.remove("ids");
    JsonNode mended = expect(200, change("PATCH", PRODUCTION, asked)).json();
    assertThat(mended.get("faults").isEmpty()).isTrue();
    assertThat(evaluate("hurt", "production").json().get("on").asBoolean()).isTrue();
    assertThat(evaluate("leaning", "production").json().get("on").asBoolean()).isTrue();
  }

  private void create(String key, Map<String, Object> environments) {
    Map<String, Object> flag = new HashMap<>();
    flag.putAll(Map.of("key", key, "names", Map.of("zh", key, "en", key), "type", "boolean"));
    flag.put("environments", environments);
    expect(201, project.post("/flags", flag));
  }

  private Answer evaluate(String flag, String environment) {
    Map<String, Object> asked = Map.of("id", "u", "environment", environment);
    return project.post("/flags/" + flag + "/evaluate", asked);
  }

  private Answer ofrep(String flag) {
    HttpRequest.Builder request =
        server
            .anonymous("/ofrep/v1/evaluate/flags" + flag)
            .header("Authorization", "Bearer " + project.writeKey());
    Map<String, Object> body = Map.of("context", Map.of("targetingKey", "u"));
    return server.send(TestServer.json(request, "POST", body));
  }

  private Answer change(String method, String path, Map<String, Object> body) {
    String flag = "/flags/" + path.split("/")[2];
    long version = project.get(flag).json().get("version").asLong();
    HttpRequest.Builder request =
        server.request(project.path(path)).header("If-Match", "\"" + version + "\"");
    return server.send(TestServer.json(request, method, body));
  }

  private static Map<String, Object> on(Map<?, ?>... rules) {
    Object all = rules.length == 0 ? Map.of("rollout", 100) : rules[0];
    return Map.of("enabled", true, "rules", List.of(all));
  }

  private static Map<String, Object> needing(String flag) {
    Map<String, Object> settings = new HashMap<>(on());
    settings.put("prerequisites", List.of(Map.of("flag", flag, "is", "on")));
    return settings;
  }

  private static Map<String, Object> matches(String expression) {
    Map<String, Object> condition =
        Map.of(
            "on", "person", "property", "country", "op", "matches", "value", List.of(expression));
    return Map.of("conditions", List.of(condition), "rollout", 100);
  }
}
