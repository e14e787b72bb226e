package io.tandem.access;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.WriteKeys.Target;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KeysIT {

  private final TestServer server = TestServer.shared();

  @Test
  void quotaIsTakenWholeOrNotAtAll() {
    TestProject project = server.newProject("UTC");
    Target target = target(newKey(project, 10).get("key").asString());
    WriteKeys keys = server.bean(WriteKeys.class);
    assertThat(keys.take(target, 7)).isTrue();
    assertThat(keys.take(target, 4)).isFalse();
    assertThat(keys.take(target, 3)).isTrue();
    assertThat(keys.take(target, 1)).isFalse();
    assertThat(project.get("/write-keys").json().get(1).get("usedToday").asLong()).isEqualTo(10);
  }

  @Test
  void revokedWriteKeyIsUnknownAtOnce() {
    TestProject project = server.newProject("UTC");
    JsonNode key = newKey(project, 10);
    Target target = target(key.get("key").asString());
    expect(204, server.delete(project.path("/write-keys/" + key.get("id").asLong())));
    assertThat(server.bean(WriteKeys.class).resolve(key.get("key").asString())).isEmpty();
    assertThat(server.bean(WriteKeys.class).take(target, 1)).isFalse();
    assertThat(project.get("/write-keys").json().get(1).get("revokedAt").isNull()).isFalse();
  }

  @Test
  void tokenActsWithItsRolesUntilItIsRevoked() {
    TestProject project = server.newProject("UTC");
    JsonNode token = newToken(project, "viewer");
    assertThat(as(token, project.path("")).status()).isEqualTo(200);
    assertThat(as(token, project.path("/tokens")).status()).isEqualTo(403);
    assertThat(as(token, "/api/projects/default").status()).isEqualTo(404);
    expect(204, server.delete(project.path("/tokens/" + token.get("id").asLong())));
    assertThat(as(token, project.path("")).status()).isEqualTo(401);
  }

  @Test
  void rotatedTokenGoesOnForItsGraceAndTheNewOneDoesTheSame() {
    TestProject project = server.newProject("UTC");
    JsonNode old = newToken(project, "viewer");
    String path = "/tokens/" + old.get("id").asLong() + "/rotate";
    JsonNode made = expect(201, project.post(path, Map.of("graceHours", 2))).json();
    assertThat(made.get("token").asString()).isNotEqualTo(old.get("token").asString());
    assertThat(made.get("name")).isEqualTo(old.get("name"));
    assertThat(made.get("roles")).isEqualTo(old.get("roles"));
    assertThat(as(made, project.path("")).status()).isEqualTo(200);
    assertThat(as(old, project.path("")).status()).as("within its grace").isEqualTo(200);
    expect(201, project.post(path, Map.of("graceHours", 0)));
    assertThat(as(old, project.path("")).status()).as("its grace is over").isEqualTo(401);
    assertThat(as(made, project.path("")).status()).isEqualTo(200);
    assertThat(project.get("/audit").body()).contains("token.rotate");
    assertThat(project.post("/tokens/999999/rotate", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void tokenListNeverShowsTheSecret() {
    TestProject project = server.newProject("UTC");
    String secret = newToken(project, "viewer").get("token").asString();
    assertThat(secret).startsWith("tdm_");
    assertThat(project.get("/tokens").body()).doesNotContain(secret).contains("\"prefix\"");
  }

  @Test
  void nobodyHandsOutMoreThanTheyHold() {
    TestProject project = server.newProject("UTC");
    JsonNode engineer = newToken(project, "engineering");
    Answer refused =
        server.send(
            TestServer.json(
                server
                    .anonymous(project.path("/tokens"))
                    .header("Authorization", "Bearer " + engineer.get("token").asString()),
                "POST",
                Map.of("name", "more", "roles", List.of("admin"))));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().get("code").asString()).isEqualTo("too_many_roles");
  }

  @Test
  void auditTellsWhoChangedWhatBeforeAndAfter() {
    TestProject project = server.newProject("UTC");
    Map<String, Object> change =
        Map.of("name", "Renamed", "zone", "UTC", "locale", "en", "currency", "EUR");
    expect(200, project.put("", 1, change));
    JsonNode entry = project.get("/audit?limit=1").json().get("items").get(0);
    assertThat(entry.get("action").asString()).isEqualTo("project.update");
    assertThat(entry.get("actor").asString()).isEqualTo("TANDEM_INIT_ADMIN_TOKEN");
    assertThat(entry.get("before").get("name").asString()).isEqualTo(project.key());
    assertThat(entry.get("after").get("name").asString()).isEqualTo("Renamed");
  }

  @Test
  void auditPagesWithoutGapsOrRepeats() {
    TestProject project = server.newProject("UTC");
    newToken(project, "viewer");
    newToken(project, "viewer");
    JsonNode all = project.get("/audit").json().get("items");
    JsonNode first = project.get("/audit?limit=2").json();
    JsonNode second = project.get("/audit?limit=2&cursor=" + first.get("next").asString()).json();
    assertThat(first.get("items").toString() + second.get("items"))
        .isEqualTo(
            ("[" + all.get(0) + "," + all.get(1) + "]")
                + "["
                + all.get(2)
                + ","
                + all.get(3)
                + "]");
    assertThat(project.get("/audit?cursor=%25").status()).isEqualTo(400);
  }

  private JsonNode newKey(TestProject project, int quota) {
    Map<String, Object> wanted =
        Map.of("name", "quota", "environment", "production", "dailyQuota", quota);
    return expect(201, project.post("/write-keys", wanted)).json();
  }

  private JsonNode newToken(TestProject project, String role) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json();
  }

  private Target target(String key) {
    return server.bean(WriteKeys.class).resolve(key).orElseThrow();
  }

  private Answer as(JsonNode token, String path) {
    return server.send(
        server.anonymous(path).header("Authorization", "Bearer " + token.get("token").asString()));
  }
}
