package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.draft;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Browser;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two teams approve by two people, whatever a person is called and by whichever token. */
class ExperimentApprovalsIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final String PASSWORD = "correct horse battery";

  private final TestProject project = SERVER.newProject("UTC");

  @Test
  void nobodyApprovesForTheOtherTeamByATokenOfTheirOwn() {
    List<?> metrics = List.of(metric("kept", "goal", "proportion"));
    expect(201, project.post("/experiments", draft("quest", simple("old", "new", metrics))));
    expect(200, move(bearer(TestServer.ADMIN_TOKEN, "review"), 1, Map.of()));
    Browser administrator = administrator();
    Map<String, Object> wanted = Map.of("name", "somebody else", "roles", List.of("admin"));
    String tokens = project.path("/tokens");
    String token = token(expect(201, administrator.post(tokens, wanted)));
    String grandchild = token(expect(201, made(token, tokens)));
    HttpRequest.Builder session =
        SERVER
            .anonymous(path("approvals"))
            .header("X-XSRF-TOKEN", String.valueOf(administrator.cookie("XSRF-TOKEN")));
    TestServer.json(session, "POST", Map.of("team", "product")).header("If-Match", "\"2\"");
    expect(200, administrator.send(session));

    Map<String, Object> other = Map.of("team", "operations");
    for (String own : List.of(token, grandchild)) {
      Answer refused = move(bearer(own, "approvals"), 3, other);
      assertThat(refused.json().get("code").asString()).isEqualTo("experiment_approved_already");
    }
    String another = token(expect(201, made(TestServer.ADMIN_TOKEN, tokens)));
    expect(200, move(bearer(another, "approvals"), 3, other));
  }

  private Browser administrator() {
    Map<String, Object> request =
        Map.of("email", "both-teams@example.com", "roles", List.of("admin"));
    String link =
        expect(201, project.post("/members/invitations", request)).json().get("link").asString();
    Browser browser = new Browser(SERVER);
    String invitation = "/api/invitations/" + link.substring(link.lastIndexOf('/') + 1);
    expect(200, browser.post(invitation, Map.of("name", "Somebody", "password", PASSWORD)));
    Map<String, Object> login = Map.of("email", "both-teams@example.com", "password", PASSWORD);
    expect(200, browser.post("/api/login", login));
    return browser;
  }

  private static Answer made(String by, String tokens) {
    Map<String, Object> wanted = Map.of("name", "a third one", "roles", List.of("operations"));
    HttpRequest.Builder request = SERVER.anonymous(tokens).header("Authorization", "Bearer " + by);
    return SERVER.send(TestServer.json(request, "POST", wanted));
  }

  private static String token(Answer answer) {
    return answer.json().get("token").asString();
  }

  private String path(String what) {
    return project.path("/experiments/quest/" + what);
  }

  private HttpRequest.Builder bearer(String token, String what) {
    return SERVER.anonymous(path(what)).header("Authorization", "Bearer " + token);
  }

  private static Answer move(HttpRequest.Builder request, long version, Object body) {
    return SERVER.send(
        TestServer.json(request.header("If-Match", "\"" + version + "\""), "POST", body));
  }
}
