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

class SignInIT {

  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final String PASSWORD = "correct horse battery";

  private final TestServer server = TestServer.shared();

  @Test
  void invitedPersonJoinsSignsInAndSeesTheProject() {
    TestProject project = server.newProject("UTC");
    String email = join(project, "analyst");

    Browser browser = new Browser(server);
    Answer signedIn = expect(200, signIn(browser, email, PASSWORD));
    assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
    JsonNode me = expect(200, browser.get("/api/me")).json();
    assertThat(me.get("email").asString()).isEqualTo(email);
    assertThat(me.get("projects").get(0).get("roles").get(0).asString()).isEqualTo("analyst");
    assertThat(me.get("projects").get(0).get("permissions").toString())
        .contains("view_people")
        .doesNotContain("administer");
    assertThat(browser.get(project.path("")).status()).isEqualTo(200);
    assertThat(browser.get("/api/projects/default").status()).isEqualTo(404);
    assertThat(browser.get(project.path("/audit")).status()).isEqualTo(403);
  }

  @Test
  void invitationWorksOnce() {
    TestProject project = server.newProject("UTC");
    String token = invite(project, email(), "viewer");
    Map<String, String> account = Map.of("name", "Somebody", "password", PASSWORD);
    expect(200, new Browser(server).post("/api/invitations/" + token, account));
    Answer again = new Browser(server).post("/api/invitations/" + token, account);
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.json().get("code").asString()).isEqualTo("link_invalid");
  }

  @Test
  void invitationIsListedUntilItIsTakenBackAndItsLinkLeadsNowhereThen() {
    TestProject project = server.newProject("UTC");
    String email = email();
    String token = invite(project, email, "analyst");
    JsonNode pending = expect(200, project.get("/members/invitations")).json();
    assertThat(pending).hasSize(1);
    assertThat(pending.at("/0/email").asString()).isEqualTo(email);
    assertThat(pending.at("/0/roles/0").asString()).isEqualTo("analyst");
    assertThat(pending.toString()).doesNotContain(token);
    long id = pending.at("/0/id").asLong();
    assertThat(server.delete("/api/projects/default/members/invitations/" + id).status())
        .as("through another project")
        .isEqualTo(404);
    expect(204, server.delete(project.path("/members/invitations/" + id)));
    assertThat(project.get("/members/invitations").json()).isEmpty();
    assertThat(new Browser(server).get("/api/invitations/" + token).status()).isEqualTo(404);
    Map<String, String> account = Map.of("name", "Somebody", "password", PASSWORD);
    assertThat(new Browser(server).post("/api/invitations/" + token, account).status())
        .isEqualTo(404);
    assertThat(server.delete(project.path("/members/invitations/" + id)).status()).isEqualTo(404);
    join(project, "viewer");
    assertThat(project.get("/members/invitations").json()).as("accepted").isEmpty();
  }

  @Test
  void invitationForAKnownAddressNeedsThatAccountsPassword() {
    String email = join(server.newProject("UTC"), "viewer");
    String token = invite(server.newProject("UTC"), email, "admin");
    Answer wrong =
        new Browser(server)
            .post("/api/invitations/" + token, Map.of("name", "X", "password", "other password"));
    assertThat(wrong.status()).isEqualTo(401);
    Answer right =
        new Browser(server)
            .post("/api/invitations/" + token, Map.of("name", "X", "password", PASSWORD));
    assertThat(expect(200, right).json().get("projects")).hasSize(2);
  }

  @Test
  void laterInvitationAddsRolesAndNeverTakesTheLastAdministratorAway() {
    TestProject project = server.newProject("UTC");
    String email = email();
    String admin = invite(project, email, "admin");
    String viewer = invite(project, email, "viewer");
    Map<String, String> account = Map.of("name", "Somebody", "password", PASSWORD);
    expect(200, new Browser(server).post("/api/invitations/" + admin, account));
    expect(200, new Browser(server).post("/api/invitations/" + viewer, account));
    assertThat(project.get("/members").json().at("/0/roles").toString())
        .isEqualTo("[\"admin\",\"viewer\"]");
  }

  @Test
  void signingOutEndsTheSession() {
    String email = join(server.newProject("UTC"), "viewer");
    Browser browser = new Browser(server);
    expect(200, signIn(browser, email, PASSWORD));
    String session = browser.cookie(Callers.SESSION_COOKIE);
    expect(204, browser.post("/api/logout", Map.of()));
    Answer kept =
        server.send(
            server.anonymous("/api/me").header("Cookie", Callers.SESSION_COOKIE + "=" + session));
    assertThat(kept.status()).isEqualTo(401);
  }

  @Test
  void changeWithASessionNeedsTheCsrfHeader() {
    String email = join(server.newProject("UTC"), "viewer");
    Browser browser = new Browser(server);
    expect(200, signIn(browser, email, PASSWORD));
    Answer forged =
        browser.send(TestServer.json(server.anonymous("/api/me"), "PUT", Map.of("name", "Forged")));
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.json().get("code").asString()).isEqualTo("csrf");
    JsonNode changed = expect(200, browser.put("/api/me", Map.of("locale", "en"))).json();
    assertThat(changed.get("locale").asString()).isEqualTo("en");
  }

  @Test
  void signingInNeedsTheCsrfHeader() {
    Answer forged =
        server.send(
            TestServer.json(
                server.anonymous("/api/login"), "POST", Map.of("email", "a@b.c", "password", "x")));
    assertThat(forged.status()).isEqualTo(403);
  }

  @Test
  void guessingIsSlowedDownPerAccount() {
    String email = join(server.newProject("UTC"), "viewer");
    Browser browser = new Browser(server);
    for (int i = 0; i < LoginThrottle.FAILURES_PER_ACCOUNT; i++) {
      assertThat(signIn(browser, email, "wrong password").status()).isEqualTo(401);
    }
    Answer refused = signIn(browser, email, PASSWORD);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After")))).isBetween(1, 900);
  }

  @Test
  void removedMemberIsOutAtOnce() {
    TestProject project = server.newProject("UTC");
    String email = join(project, "viewer");
    Browser browser = new Browser(server);
    expect(200, signIn(browser, email, PASSWORD));
    expect(200, browser.get(project.path("")));
    long id = project.get("/members").json().get(0).get("id").asLong();
    expect(204, server.delete(project.path("/members/" + id)));
    assertThat(browser.get(project.path("")).status()).isEqualTo(404);
  }

  @Test
  void lastAdministratorStays() {
    TestProject project = server.newProject("UTC");
    join(project, "admin");
    long id = project.get("/members").json().get(0).get("id").asLong();
    Answer refused = project.put("/members/" + id, 1, Map.of("roles", List.of("viewer")));
    assertThat(refused.json().get("code").asString()).isEqualTo("last_administrator");
    assertThat(server.delete(project.path("/members/" + id)).status()).isEqualTo(409);
  }

  private String join(TestProject project, String role) {
    String email = email();
    Map<String, String> account = Map.of("name", "Somebody", "password", PASSWORD);
    String token = invite(project, email, role);
    expect(200, new Browser(server).post("/api/invitations/" + token, account));
    return email;
  }

  private static String invite(TestProject project, String email, String role) {
    Map<String, Object> request = Map.of("email", email, "roles", List.of(role));
    String link =
        expect(201, project.post("/members/invitations", request)).json().get("link").asString();
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private static String email() {
    return "person" + PEOPLE.incrementAndGet() + "@example.com";
  }

  private static Answer signIn(Browser browser, String email, String password) {
    return browser.post("/api/login", Map.of("email", email, "password", password));
  }
}
