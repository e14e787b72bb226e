package io.tandem.insights.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The behaviour index over HTTP. */
class BehaviourIndexIT {

  private static final String PATH = "/api/behaviour-index";

  private final TestServer server = TestServer.shared();

  @Test
  void anAdministratorHasItBuiltAnew() {
    int before = index().get("rebuilds").intValue();
    assertThat(server.post(PATH + "/rebuild", Map.of()).status()).isEqualTo(202);
    JsonNode index = index();
    while (!index.get("state").stringValue().equals("ready")
        || index.get("rebuilds").intValue() == before) {
      LockSupport.parkNanos(20_000_000);
      index = index();
    }
    assertThat(index.get("rebuilt").stringValue()).isEqualTo("asked for");
  }

  @Test
  void nobodyElseSeesItOrHasItBuilt() {
    TestProject project = server.newProject("UTC");
    Map<String, Object> analyst = Map.of("name", "analyst", "roles", List.of("analyst"));
    String token = project.post("/tokens", analyst).json().get("token").stringValue();
    for (String path : List.of(PATH, PATH + "/rebuild")) {
      String method = path.equals(PATH) ? "GET" : "POST";
      var request = TestServer.json(server.anonymous(path), method, Map.of());
      assertThat(server.send(request.header("Authorization", "Bearer " + token)).status())
          .as(path)
          .isEqualTo(403);
    }
  }

  private JsonNode index() {
    return server.get(PATH).json();
  }
}
