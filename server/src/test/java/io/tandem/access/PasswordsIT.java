package io.tandem.access;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Browser;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PasswordsIT {

  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final String OLD = "correct horse battery";
  private static final String NEW = "another staple entirely";

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void changedPasswordReplacesTheOldOneAndEndsOtherSessions() {
    String email = join(project, "viewer");
    Browser here = signedIn(email, OLD);
    Browser elsewhere = signedIn(email, OLD);
    expect(204, here.put("/api/me/password", Map.of("current", OLD, "new", NEW)));

    assertThat(here.get("/api/me").status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
    assertThat(signIn(email, OLD).status()).isEqualTo(401);
    assertThat(signIn(email, NEW).status()).isEqualTo(200);
    assertThat(lastAction(email)).isEqualTo("member.change_password");
  }

  @Test
  void wrongOrShortPasswordsChangeNothing() {
    String email = join(project, "viewer");
    Browser browser = signedIn(email, OLD);
    refuses(400, "wrong_password", change(browser, "not the password", NEW));
    refuses(400, "invalid_request", change(browser, OLD, "short"));
    refuses(
        400,
        "invalid_request",
        server.send(
            TestServer.json(
                server.request("/api/me/password"), "PUT", Map.of("current", OLD, "new", NEW))));
    assertThat(signIn(email, OLD).status()).isEqualTo(200);
  }

  @Test
  void guessingTheCurrentPasswordIsSlowedDown() {
    String email = join(project, "viewer");
    Browser browser = signedIn(email, OLD);
    for (int i = 0; i < LoginThrottle.FAILURES_PER_ACCOUNT; i++) {
      refuses(400, "wrong_password", change(browser, "guess number " + i, NEW));
    }
    refuses(429, "too_many_attempts", change(browser, OLD, NEW));
  }

  @Test
  void linkSetsANewPasswordOnceAndEndsEverySession() {
    String email = join(project, "analyst");
    Browser before = signedIn(email, OLD);
    String path = link(project, email);
    assertThat(expect(200, new Browser(server).get(path)).json().get("email").asString())
        .isEqualTo(email);

    Answer set = expect(200, new Browser(server).post(path, Map.of("password", NEW)));
    assertThat(set.json().get("email").asString()).isEqualTo(email);
    assertThat(before.get("/api/me").status()).isEqualTo(401);
    assertThat(signIn(email, NEW).status()).isEqualTo(200);
    refuses(404, "link_invalid", new Browser(server).post(path, Map.of("password", OLD)));
    refuses(404, "link_invalid", new Browser(server).get(path));
    assertThat(lastAction(email)).isEqualTo("member.reset_password");
  }

  @Test
  void newerLinkAndAChangedPasswordVoidTheOlderLink() {
    String email = join(project, "viewer");
    String first = link(project, email);
    String second = link(project, email);
    refuses(404, "link_invalid", new Browser(server).get(first));
    expect(204, change(signedIn(email, OLD), OLD, NEW));
    refuses(404, "link_invalid", new Browser(server).post(second, Map.of("password", OLD)));
  }

  @Test
  void administratorCannotTakeOverSomebodyOfAProjectTheyDoNotAdminister() {
    TestProject other = server.newProject("UTC");
    Browser administrator = signedIn(join(project, "admin"), OLD);
    String email = join(project, "viewer");
    String path = project.path("/members/" + id(project, email) + "/password-reset");
    JsonNode made = expect(201, administrator.post(path, Map.of())).json();
    join(other, "admin", email);

    refuses(403, "reset_needs_owner", administrator.post(path, Map.of()));
    // Nor with the link made before that person came to the other project.
    refuses(404, "link_invalid", new Browser(server).get(resetPath(made)));
    expect(201, server.post(path, Map.of()));
  }

  @Test
  void linkOfSomebodyWhoIsNoAdministratorAnymoreIsVoid() {
    String maker = join(project, "admin");
    join(project, "admin");
    String email = join(project, "viewer");
    String path = project.path("/members/" + id(project, email) + "/password-reset");
    JsonNode made = expect(201, signedIn(maker, OLD).post(path, Map.of())).json();
    expect(204, server.delete(project.path("/members/" + id(project, maker))));
    refuses(404, "link_invalid", new Browser(server).get(resetPath(made)));
  }

  @Test
  void ownPasswordIsNotChangedByALink() {
    String email = join(project, "admin");
    Browser browser = signedIn(email, OLD);
    String path = project.path("/members/" + id(project, email) + "/password-reset");
    refuses(409, "reset_own_password", browser.post(path, Map.of()));
  }

  private Answer change(Browser browser, String current, String replacement) {
    return browser.put("/api/me/password", Map.of("current", current, "new", replacement));
  }

  private String link(TestProject where, String email) {
    String path = where.path("/members/" + id(where, email) + "/password-reset");
    return resetPath(expect(201, server.post(path, Map.of())).json());
  }

  private static String resetPath(JsonNode made) {
    String link = made.get("link").asString();
    return "/api/password-resets/" + link.substring(link.lastIndexOf('/') + 1);
  }

  private static long id(TestProject project, String email) {
    for (JsonNode member : project.get("/members").json()) {
      if (member.get("email").asString().equals(email)) {
        return member.get("id").asLong();
      }
    }
    throw new AssertionError(email + " is no member");
  }

  private String lastAction(String subject) {
    JsonNode rows = expect(200, project.get("/audit?subject=" + subject)).json().get("items");
    return rows.get(0).get("action").asString();
  }

  private String join(TestProject where, String role) {
    String email = "password" + PEOPLE.incrementAndGet() + "@example.com";
    join(where, role, email);
    return email;
  }

  private void join(TestProject where, String role, String email) {
    Map<String, Object> request = Map.of("email", email, "roles", List.of(role));
    String link =
        expect(201, where.post("/members/invitations", request)).json().get("link").asString();
    String path = "/api/invitations/" + link.substring(link.lastIndexOf('/') + 1);
    expect(200, new Browser(server).post(path, Map.of("name", "Somebody", "password", OLD)));
  }

  private Browser signedIn(String email, String password) {
    Browser browser = new Browser(server);
    expect(200, browser.post("/api/login", Map.of("email", email, "password", password)));
    return browser;
  }

  private Answer signIn(String email, String password) {
    return new Browser(server).post("/api/login", Map.of("email", email, "password", password));
  }

  private static void refuses(int status, String code, Answer answer) {
    assertThat(expect(status, answer).json().get("code").asString()).isEqualTo(code);
  }
}
