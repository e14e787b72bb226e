package io.tandem.access;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Browser;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartIT {

  private static final String NO_TOKEN = "tandem.access.init-admin-token=";

  @TempDir private Path folder;

  private TestServer server;

  private void start() {
    // the token of commands on this machine makes nobody an administrator
    server = TestServer.start(folder, NO_TOKEN, "tandem.access.local-token=tdm_local_0123456789");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void setupLinkMakesOneAdministratorAndEverythingOutlivesARestart() {
    start();
    assertThat(initialised()).isFalse();
    String lost = server.bean(Installation.class).setupToken().orElseThrow();
    server.stop();

    start();
    String token = server.bean(Installation.class).setupToken().orElseThrow();
    assertThat(setUp(new Browser(server), lost).status())
        .as("an earlier start's link")
        .isEqualTo(404);
    Browser browser = new Browser(server);
    Answer made = expect(200, setUp(browser, token));
    assertThat(made.json().get("email").asString()).isEqualTo("first@example.com");
    assertThat(made.json().get("projects").get(0).get("permissions").toString())
        .contains("administer");
    assertThat(initialised()).isTrue();
    assertThat(server.bean(Installation.class).setupToken()).isEmpty();
    assertThat(setUp(new Browser(server), token).status()).as("used already").isEqualTo(404);
    Instant clock = Instant.parse("2030-01-01T00:00:00Z");
    expect(200, browser.put("/api/clock", Map.of("now", clock.toString())));
    Browser later = new Browser(server);
    expect(200, signIn(later));
    server.stop();

    start();
    assertEverythingIsKept(clock, later.cookie(Callers.SESSION_COOKIE));
  }

  private void assertEverythingIsKept(Instant clock, String session) {
    assertThat(server.bean(Installation.class).setupToken()).isEmpty();
    assertThat(server.now()).isBetween(clock, clock.plus(Duration.ofHours(1)));
    Answer me =
        server.send(
            server.anonymous("/api/me").header("Cookie", Callers.SESSION_COOKIE + "=" + session));
    assertThat(me.status()).as("the session").isEqualTo(200);
  }

  @Test
  void setupLinkExpires() {
    start();
    String token = server.bean(Installation.class).setupToken().orElseThrow();
    server.setClock(server.now().plus(Duration.ofHours(25)));
    assertThat(setUp(new Browser(server), token).status()).isEqualTo(404);
    assertThat(initialised()).isFalse();
  }

  private static Answer setUp(Browser browser, String token) {
    return browser.post(
        "/api/setup",
        Map.of(
            "token", token,
            "email", "First@Example.com",
            "name", "First",
            "password", "a long password"));
  }

  private static Answer signIn(Browser browser) {
    Map<String, String> login = Map.of("email", "first@example.com", "password", "a long password");
    return browser.post("/api/login", login);
  }

  private boolean initialised() {
    return server.send(server.anonymous("/api/status")).json().get("initialised").asBoolean();
  }
}
