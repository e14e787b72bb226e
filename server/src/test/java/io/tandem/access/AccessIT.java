package io.tandem.access;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessIT {

  private final TestServer server = TestServer.shared();

  @Test
  void healthIsPublicAndReady() {
    assertThat(server.send(server.anonymous("/actuator/health")).status()).isEqualTo(200);
  }

  @Test
  void statusTellsThatTheInstallationHasAnAdministrator() {
    var status = expect(200, server.send(server.anonymous("/api/status"))).json();
    assertThat(status.get("initialised").asBoolean()).isTrue();
    assertThat(status.get("clock").asString()).isEqualTo("settable");
  }

  @Test
  void defaultProjectHasTheConfiguredWriteKey() {
    var keys = expect(200, server.get("/api/projects/default/write-keys")).json();
    assertThat(keys.get(0).get("key").asString()).isEqualTo(TestServer.DEFAULT_WRITE_KEY);
  }

  @Test
  void newProjectHasAnEnvironmentAndAWriteKey() {
    TestProject project = server.newProject("Asia/Shanghai");
    assertThat(project.get("").json().get("zone").asString()).isEqualTo("Asia/Shanghai");
    assertThat(project.get("/environments").json().get(0).get("key").asString())
        .isEqualTo("production");
    assertThat(server.bean(WriteKeys.class).resolve(project.writeKey())).isPresent();
  }

  @Test
  void projectChangesOnlyOverTheVersionThatWasRead() {
    TestProject project = server.newProject("UTC");
    Map<String, Object> change =
        Map.of("name", "New name", "zone", "UTC", "locale", "en", "currency", "EUR");
    assertThat(
            server.send(TestServer.json(server.request(project.path("")), "PUT", change)).status())
        .isEqualTo(428);
    assertThat(expect(200, project.put("", 1, change)).header("ETag")).isEqualTo("\"2\"");
    assertThat(project.put("", 1, change).status()).isEqualTo(412);
    assertThat(project.get("").json().get("currency").asString()).isEqualTo("EUR");
  }

  @Test
  void withoutLoginNothingIsShown() {
    var refused = server.send(server.anonymous("/api/projects"));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().get("code").asString()).isEqualTo("not_signed_in");
  }

  @Test
  void unknownProjectIsNotFound() {
    assertThat(server.get("/api/projects/nowhere").status()).isEqualTo(404);
  }
}
