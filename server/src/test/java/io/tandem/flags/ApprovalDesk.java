package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Members who change flags, ask for changes and decide them. */
record ApprovalDesk(TestServer server, TestProject project) {

  private static final List<String> VERSIONED =
      List.of("/flags/home", "/flag-holdouts/kept", "/flag-approvals");

  /** A member of that role. */
  String token(String role) {
    Map<String, Object> wanted = Map.of("name", role, "roles", List.of(role));
    return expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }

  /** Asks for a change in production, or where {@code what} says. */
  Answer ask(String token, String flag, Map<String, Object> what, long version) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.putAll(Map.of("flag", flag, "environment", "production", "version", version));
    parameters.putAll(what);
    Map<String, Object> action = new HashMap<>();
    action.putAll(Map.of("type", "change_flag", "reason", "the pilot went well"));
    action.put("parameters", parameters);
    return send(token, "POST", "/actions", action);
  }

  Answer decide(String token, JsonNode action) {
    return send(token, "POST", "/actions/" + action.get("id").asString() + "/approve", Map.of());
  }

  void ended(JsonNode action, String state) {
    String path = "/actions/" + action.get("id").asString();
    JsonNode now = project.get(path).json();
    while (List.of("proposed", "approved", "running").contains(now.get("state").asString())) {
      LockSupport.parkNanos(20_000_000);
      now = project.get(path).json();
    }
    assertThat(now.get("state").asString()).as(now.toString()).isEqualTo(state);
  }

  long version(String thing) {
    return project.get(thing).json().get("version").asLong();
  }

  Answer send(String token, String method, String path, Map<String, Object> body) {
    HttpRequest.Builder request =
        server.anonymous(project.path(path)).header("Authorization", "Bearer " + token);
    for (String thing : VERSIONED) {
      if (path.startsWith(thing)) {
        request.header("If-Match", "\"" + version(thing) + "\"");
      }
    }
    return server.send(
        method.equals("GET") ? request.GET() : TestServer.json(request, method, body));
  }

  /** Above so many percent in production the word of product is needed. */
  static Map<String, Object> above(double percent) {
    Map<String, Object> approval =
        Map.of("environment", "production", "above", percent, "role", "product");
    return Map.of("items", List.of(approval));
  }

  /** On, for so many percent. */
  static Map<String, Object> change(double percent) {
    return Map.of("enabled", true, "rules", List.of(Map.of("rollout", percent)));
  }

  static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
