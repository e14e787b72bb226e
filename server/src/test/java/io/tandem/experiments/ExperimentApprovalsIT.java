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
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two teams approve by two people, whatever a person is called and by whichever token. */
class ExperimentApprovalsIT {

  private static final TestServer SERVER = TestServer.shared();

  private final TestProject project = SERVER.newProject("UTC");

  @Test
  void nobodyApprovesForTheOtherTeamByATokenOfTheirOwn() {
    List<?> metrics = List.of(metric("kept", "goal", "proportion"));
    expect(201, project.post("/experiments", draft("quest", simple("old", "new", metrics))));
    expect(200, move(bearer(TestServer.ADMIN_TOKEN, "review"), 1, Map.of()));
    Browser administrator = Browser.member(project, "both-teams@example.com", "admin");
    Map<String, Object> wanted = Map.of("name", "somebody else", "roles", List.of("admin"));
    String tokens = project.path("/tokens");
    String token = token(expect(201, administrator.post(tokens, wanted)));
    String grandchild = token(expect(201, made(token, tokens)));
    expect(200, approve(administrator, 2, "product"));

    Map<String, Object> other = Map.of("team", "operations");
    for (String own : List.of(token, grandchild)) {
      Answer refused = move(bearer(own, "approvals"), 3, other);
      assertThat(refused.json().get("code").asString()).isEqualTo("experiment_approved_already");
    }
    String another = token(expect(201, made(TestServer.ADMIN_TOKEN, tokens)));
    expect(200, move(bearer(another, "approvals"), 3, other));
  }

  @Test
  void whatMembersApprovedBeforePersonsWereKeptCountsAsTheirs() throws IOException {
    List<?> metrics = List.of(metric("kept", "goal", "proportion"));
    expect(201, project.post("/experiments", draft("quest", simple("old", "new", metrics))));
    expect(200, move(bearer(TestServer.ADMIN_TOKEN, "review"), 1, Map.of()));
    Browser administrator = Browser.member(project, "approved-before@example.com", "admin");
    expect(200, approve(administrator, 2, "product"));
    JdbcClient jdbc = SERVER.bean(JdbcClient.class);
    String of = " WHERE approved_by = 'approved-before@example.com'";
    String kept = "SELECT person FROM experiment_approval" + of;
    String person = jdbc.sql(kept).query(String.class).single();
    assertThat(jdbc.sql("UPDATE experiment_approval SET person = NULL" + of).update()).isEqualTo(1);
    String migration = "/db/migration/experiments/V1315__approvals_of_before.sql";
    String sql;
    try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(migration))) {
      sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(jdbc.sql(sql).update()).isEqualTo(1);
    assertThat(jdbc.sql(kept).query(String.class).single()).isEqualTo(person);
    Map<String, Object> wanted = Map.of("name", "somebody else", "roles", List.of("admin"));
    String token = token(expect(201, administrator.post(project.path("/tokens"), wanted)));
    Answer refused = move(bearer(token, "approvals"), 3, Map.of("team", "operations"));
    assertThat(refused.json().get("code").asString()).isEqualTo("experiment_approved_already");
  }

  private Answer approve(Browser browser, long version, String team) {
    HttpRequest.Builder session =
        SERVER
            .anonymous(path("approvals"))
            .header("X-XSRF-TOKEN", String.valueOf(browser.cookie("XSRF-TOKEN")));
    return browser.send(versioned(session, version, Map.of("team", team)));
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
    return SERVER.send(versioned(request, version, body));
  }

  private static HttpRequest.Builder versioned(
      HttpRequest.Builder request, long version, Object body) {
    return TestServer.json(request.header("If-Match", "\"" + version + "\""), "POST", body);
  }
}
