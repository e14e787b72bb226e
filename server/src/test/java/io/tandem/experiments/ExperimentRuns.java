package io.tandem.experiments;

import static io.tandem.support.TestServer.expect;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

/** Brings experiments of a project to run. */
public record ExperimentRuns(TestServer server, TestProject project) {

  static final String EXPOSED = "$feature_flag_called";

  /** Exposure by calls of a flag. */
  public static Map<String, Object> exposure(String flag) {
    Map<String, Object> where =
        Map.of("property", "$feature_flag", "op", "eq", "value", List.of(flag));
    return Map.of(
        "event",
        Map.of("event", EXPOSED, "where", List.of(where)),
        "property",
        "$feature_flag_response");
  }

  /** A new one. */
  public void start(String key, Map<String, Object> definition) {
    expect(201, project.post("/experiments", ExperimentDrafts.draft(key, definition)));
    start(key);
  }

  /** From a new draft on. */
  public void start(String key) {
    approve(key);
    move(TestServer.ADMIN_TOKEN, key, "start", 4, Map.of());
  }

  /** By both teams, from a new draft on. */
  void approve(String key) {
    move(TestServer.ADMIN_TOKEN, key, "review", 1, Map.of());
    move(token("product"), key, "approvals", 2, Map.of("team", "product"));
    move(token("operations"), key, "approvals", 3, Map.of("team", "operations"));
  }

  private void move(String token, String key, String what, long version, Object body) {
    expect(200, moved(token, key, what, version, body));
  }

  /** Asks for a step of an experiment's life. */
  Answer moved(String token, String key, String what, long version, Object body) {
    HttpRequest.Builder request =
        server
            .anonymous(project.path("/experiments/" + key + "/" + what))
            .header("Authorization", "Bearer " + token)
            .header("If-Match", "\"" + version + "\"");
    return server.send(TestServer.json(request, "POST", body));
  }

  private String token(String role) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }
}
