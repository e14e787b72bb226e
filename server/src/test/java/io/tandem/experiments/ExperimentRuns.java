package io.tandem.experiments;

import static io.tandem.support.TestServer.expect;

import io.tandem.support.TestServer;
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
    move(TestServer.ADMIN_TOKEN, key, "review", 1, Map.of());
    move(token("product"), key, "approvals", 2, Map.of("team", "product"));
    move(token("operations"), key, "approvals", 3, Map.of("team", "operations"));
    move(TestServer.ADMIN_TOKEN, key, "start", 4, Map.of());
  }

  private void move(String token, String key, String what, long version, Object body) {
    HttpRequest.Builder request =
        server
            .anonymous(project.path("/experiments/" + key + "/" + what))
            .header("Authorization", "Bearer " + token)
            .header("If-Match", "\"" + version + "\"");
    expect(200, server.send(TestServer.json(request, "POST", body)));
  }

  private String token(String role) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }
}
