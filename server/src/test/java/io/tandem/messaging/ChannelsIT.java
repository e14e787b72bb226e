package io.tandem.messaging;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Channels on a server with its default settings: closed networks stay closed. */
class ChannelsIT {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void addressAndSecretAreNeverSeenAgain() throws Exception {
    String url = "https://hooks.example.com/services/very-private-path-0042";
    JsonNode made = expect(201, project.post("/channels", webhook("team", url))).json();
    assertThat(made.get("address").asString()).isEqualTo("https://hooks.example.com/…0042");
    assertThat(made.get("signed").asBoolean()).isTrue();
    for (String path : List.of("/channels", "/channels/team", "/audit?subject=team")) {
      assertThat(expect(200, project.get(path)).body())
          .doesNotContain("very-private")
          .doesNotContain("MfKQ9r8G");
    }
    String stored =
        server
            .bean(JdbcClient.class)
            .sql("SELECT encode(sealed, 'escape') || c::text FROM channel c WHERE key = 'team'")
            .query(String.class)
            .list()
            .toString();
    assertThat(stored).doesNotContain("very-private").doesNotContain("MfKQ9r8G");
    Path key = server.data().resolve("secret-key");
    assertThat(Files.getPosixFilePermissions(key))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void changesKeepAddressAndSecretThatAreLeftOut() {
    expect(201, project.post("/channels", webhook("team", "https://a.example.com/hook")));
    Map<String, Object> renamed = new HashMap<>(webhook("team", "x"));
    renamed.remove("url");
    renamed.remove("secret");
    renamed.put("names", Map.of("zh", "新", "en", "New"));
    JsonNode after = expect(200, project.put("/channels/team", 1, renamed)).json();
    assertThat(after.get("address").asString()).startsWith("https://a.example.com");
    assertThat(after.get("signed").asBoolean()).isTrue();
    assertThat(after.get("version").asInt()).isEqualTo(2);
    assertThat(project.put("/channels/team", 1, renamed).status()).isEqualTo(412);
    renamed.put("kind", "slack");
    assertThat(project.put("/channels/team", 2, renamed).status()).isEqualTo(400);
    assertThat(server.delete(project.path("/channels/team")).status()).isEqualTo(428);
    Answer deleted =
        server.send(
            server.request(project.path("/channels/team")).header("If-Match", "\"2\"").DELETE());
    expect(200, deleted);
    assertThat(project.get("/channels/team").status()).isEqualTo(404);
    expect(201, project.post("/channels", webhook("team", "https://b.example.com/hook")));
    assertThat(code(project.post("/channels", webhook("team", "https://b.example.com/hook"))))
        .isEqualTo("channel_taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/x",
        "https://localhost/x",
        "https://a.localhost/x",
        "https://10.0.0.8/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://[::ffff:192.168.0.1]/x",
        "https://[fd00:ec2::254]/x",
        "http://hooks.example.com/x",
        "https://user:word@hooks.example.com/x",
        "https://hooks.example.com/x#y",
        "ftp://hooks.example.com/x",
        "file:///etc/passwd",
        "https:///x",
        "hooks.example.com",
        "",
      })
  void addressesThatMayNotBeCalledAreRefused(String url) {
    assertThat(code(project.post("/channels", webhook("c", url))))
        .isIn("address_closed", "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!"})
  void webhookNeedsAProperSecret(String secret) {
    Map<String, Object> draft = new HashMap<>(webhook("c", "https://hooks.example.com/x"));
    draft.put("secret", secret);
    assertThat(project.post("/channels", draft).status()).isEqualTo(400);
  }

  @Test
  void nameThatLeadsIntoTheMachineIsRefusedWhenItIsCalled() throws Exception {
    // Any name may lead anywhere by the time it is called; this machine's own leads to itself.
    String host = InetAddress.getLocalHost().getHostName();
    expect(201, project.post("/channels", webhook("c", "https://" + host + "/x")));
    JsonNode test = expect(202, project.post("/channels/c/test", Map.of())).json();
    JsonNode delivery = Awaiting.finished(project, test.get("id").asString());
    assertThat(delivery.get("state").asString()).isEqualTo("failed");
    assertThat(delivery.at("/lastError/en").asString()).contains("not connected");
    assertThat(delivery.at("/lastError/zh").asString()).contains("内部网络");
    assertThat(project.get("/channels/c").json().at("/problem/en").asString())
        .contains("not connected");
  }

  static Map<String, Object> webhook(String key, String url) {
    return Map.of(
        "key", key,
        "names", Map.of("zh", "团队", "en", "Team"),
        "kind", "webhook",
        "url", url,
        "secret", SECRET);
  }

  private static String code(Answer answer) {
    assertThat(answer.status()).isIn(400, 409);
    return answer.json().get("code").asString();
  }
}
