package io.tandem.insights.serving;

import static io.tandem.insights.serving.Asks.trend;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What ends kept answers, and what does not. */
class DependenceIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final Asks asks = new Asks(project);

  @BeforeEach
  void threePeopleBuy() {
    asks.threePeopleBuy();
  }

  @Test
  void aMergeAndAnErasureEndWhatWasKept() {
    assertThat(asks.ask(trend())).isEqualTo("new [1,2,0]");
    new Story().identified("bob", "device", "2026-05-01T10:00:00Z").sendTo(project);
    assertThat(asks.ask(trend())).isEqualTo("new [1,1,0]");
    assertThat(asks.ask(trend())).isEqualTo("cached [1,1,0]");
    String ann =
        project.get("/people?search=ann").json().get("items").get(0).get("person").asString();
    expect(204, server.delete(project.path("/people/" + ann)));
    assertThat(asks.ask(trend())).isEqualTo("new [0,1,0]");
  }

  @Test
  void aPropertyOfPeopleMattersToThoseWhoAskForIt() {
    Map<String, Object> vip =
        trend("where", List.of(Map.of("property", "person.plan", "op", "eq", "value", "vip")));
    assertThat(asks.ask(vip)).isEqualTo("new [0,0,0]");
    assertThat(asks.ask(vip)).isEqualTo("cached [0,0,0]");
    new Story().identified("ann", "nobody-yet", "2026-05-01T10:00:00Z").sendTo(project);
    assertThat(asks.ask(vip)).isEqualTo("new [1,0,0]");
  }

  @Test
  void whoIsInASegmentMattersToThoseWhoAskForIt() {
    Map<String, Object> list =
        Map.of("key", "few", "names", Map.of("zh", "few", "en", "few"), "ids", List.of("ann"));
    expect(201, project.post("/segments", list));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> project.post("/query", trend("segment", "few")).status() == 200);
    assertThat(asks.ask(trend("segment", "few"))).isEqualTo("cached [1,0,0]");
    Map<String, Object> split = trend("breakdown", List.of(Map.of("segment", "few")));
    assertThat(asks.ask(split)).isEqualTo("new [0,2,0]");
    assertThat(asks.ask(trend())).isEqualTo("new [1,2,0]");
    HttpRequest.Builder more =
        TestServer.json(
                server.request(project.path("/segments/few/ids")),
                "POST",
                Map.of("ids", List.of("bob"), "mode", "add"))
            .header("If-Match", "\"1\"");
    expect(200, server.send(more));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> asks.ask(trend("segment", "few")).endsWith("[1,1,0]"));
    assertThat(asks.ask(trend())).as("which asks for no segment").isEqualTo("cached [1,2,0]");
  }

  @Test
  void spendAndTheTimeMatterToWhoReadsThem() {
    Map<String, Object> query =
        Map.of("kind", "acquisition", "from", "2026-03-02", "to", "2026-03-08");
    assertThat(asks.cached(query)).isFalse();
    assertThat(asks.cached(query)).isTrue();
    Map<String, Object> line =
        Map.of("channel", "ad", "from", "2026-03-02", "to", "2026-03-03", "amountMinor", 100);
    JsonNode made = expect(200, project.post("/spend", line)).json();
    assertThat(asks.cached(query)).isFalse();
    HttpRequest.Builder delete =
        server
            .request(project.path("/spend/" + made.get("id").asLong()))
            .header("If-Match", "\"1\"")
            .DELETE();
    expect(204, server.send(delete));
    assertThat(asks.cached(query)).as("without the line again").isFalse();
    assertThat(asks.cached(query)).isTrue();
    server.setClock(Instant.parse("2026-06-02T00:00:00Z"));
    assertThat(asks.cached(query)).as("on the next day").isFalse();
  }

  @Test
  void whateverIsConfiguredEndsAnswersThatReadItAndNoOthers() {
    ends(() -> project.put("/definitions", 1, definitions("bought")));
    ends(() -> project.put("/definitions", 2, definitions("paid")));
    Map<String, Object> feature = new HashMap<>(named("f"));
    feature.put("tier", "standard");
    feature.put("keyEvents", List.of(Map.of("event", "bought")));
    ends(() -> project.post("/features", feature));
    feature.put("keyEvents", List.of(Map.of("event", "sold")));
    ends(() -> project.put("/features/f", 1, feature));
    Map<String, Object> campaign = new HashMap<>(named("c"));
    campaign.putAll(Map.of("features", List.of("f"), "from", "2126-03-10", "to", "2126-03-12"));
    campaign.put("participation", Map.of("event", "check_in"));
    ends(() -> project.post("/campaigns", campaign));
    campaign.put("to", "2126-03-13");
    ends(() -> project.put("/campaigns/c", 1, campaign));
    Map<String, Object> scheduled = Map.of("to", "scheduled", "reason", "agreed");
    ends(() -> project.post("/campaigns/c/transitions", scheduled));
    Map<String, Object> holiday =
        Map.of("day", "2026-03-02", "names", Map.of("zh", "节", "en", "Day"), "kind", "off");
    ends(() -> project.put("/holidays", 0, Map.of("base", "none", "own", List.of(holiday))));
    ends(() -> project.put("/holidays", 1, Map.of("base", "cn", "own", List.of())));
    Map<String, Object> list = new HashMap<>(named("few"));
    list.put("ids", List.of("ann"));
    ends(() -> project.post("/segments", list));
  }

  private static Map<String, Object> named(String key) {
    return Map.of("key", key, "names", Map.of("zh", key, "en", key));
  }

  private static Map<String, Object> definitions(String payment) {
    return Map.of(
        "active", List.of(),
        "payment", List.of(Map.of("event", payment)),
        "complaints", List.of());
  }

  /** A change that an answer by the project's words does not outlive, and one about events does. */
  private void ends(Supplier<Answer> change) {
    Map<String, Object> words = Map.of("kind", "unused", "from", "2026-03-02", "to", "2026-03-08");
    asks.cached(words);
    await().atMost(Duration.ofSeconds(60)).until(() -> asks.cached(words));
    asks.ask(trend());
    assertThat(change.get().status()).isIn(200, 201);
    assertThat(asks.cached(words)).isFalse();
    assertThat(asks.ask(trend())).isEqualTo("cached [1,2,0]");
  }

  @Test
  void anotherZoneIsAnotherQuestion() {
    assertThat(asks.ask(trend())).isEqualTo("new [1,2,0]");
    Map<String, Object> moved =
        Map.of("name", "moved", "zone", "Pacific/Kiritimati", "locale", "en", "currency", "EUR");
    expect(200, project.put("", 1, moved));
    assertThat(asks.ask(trend())).isEqualTo("new [0,1,2]");
  }
}
