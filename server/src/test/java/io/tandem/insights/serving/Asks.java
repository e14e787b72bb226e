package io.tandem.insights.serving;

import static io.tandem.support.TestServer.expect;

import io.tandem.support.Story;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Asks a project about three people who buy, and says whether answers are new. */
record Asks(TestProject project) {

  /** At this moment by the server's clock. */
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  void threePeopleBuy() {
    project.server().setClock(NOW);
    new Story()
        .did("ann", "bought", "2026-03-02T10:00:00Z", Map.of("to", "li@example.com"))
        .did("bob", "bought", "2026-03-03T10:00:00Z", Map.of("to", "li@example.com"))
        .did("device", "bought", "2026-03-03T11:00:00Z", Map.of("to", "wu@example.com"))
        .sendTo(project);
  }

  /** Who buys on each of three days; more fields as pairs. */
  static Map<String, Object> trend(Object... more) {
    Map<String, Object> query =
        new HashMap<>(
            Map.of(
                "kind", "trend",
                "from", "2026-03-02",
                "to", "2026-03-04",
                "series", List.of(Map.of("event", "bought", "measure", "people"))));
    for (int i = 0; i < more.length; i += 2) {
      query.put((String) more[i], more[i + 1]);
    }
    return query;
  }

  /** The first line of a trend, behind whether it was kept. */
  String ask(Map<String, Object> query) {
    JsonNode answer = expect(200, project.post("/query", query)).json();
    return (answer.get("cached").asBoolean() ? "cached " : "new ")
        + answer.at("/series/0/values").toString();
  }

  boolean cached(Map<String, Object> query) {
    return expect(200, project.post("/query", query)).json().get("cached").asBoolean();
  }
}
