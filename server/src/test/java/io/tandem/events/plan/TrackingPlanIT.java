package io.tandem.events.plan;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tracking plan learns from the stream and governs the intake. */
class TrackingPlanIT {

  private final TestServer server = TestServer.shared();
  private TestProject project;

  @BeforeEach
  void newProject() {
    project = server.newProject("UTC");
  }

  @Test
  void namesTypesAndCountsAreLearnt() {
    send("paid", "{\"amount\":1.5,\"at\":\"2026-01-01T00:00:00Z\",\"vip\":true,\"tags\":[1]}");
    send("paid", "{\"amount\":\"free\",\"email\":\"someone@example.com\",\"cart\":{}}");
    JsonNode paid = awaitEvent("paid", 2);
    assertThat(paid.get("status").asString()).isEqualTo("visible");
    assertThat(paid.get("properties").asInt()).isEqualTo(6);
    assertThat(property("amount").get("type").asString()).isEqualTo("mixed");
    assertThat(property("amount").get("count").asInt()).isEqualTo(2);
    assertThat(property("at").get("type").asString()).isEqualTo("time");
    assertThat(property("vip").get("type").asString()).isEqualTo("boolean");
    assertThat(property("tags").get("type").asString()).isEqualTo("list");
    assertThat(property("cart").get("type").asString()).isEqualTo("object");
    assertThat(property("email").get("examples").get(0).asString()).isEqualTo("s***@example.com");
  }

  @Test
  void namesBeyondTheBoundAreCountedAndSaidToBeMissing() {
    assertThat(expect(200, project.get("/tracking-plan/overflow")).json().get("events").asInt())
        .isZero();
    for (int batch = 0; batch < 6; batch++) {
      sendNames("made_up_" + batch + "_", 1000);
    }
    sendNames("kept_", 1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(project.get("/tracking-plan/overflow").json().get("events").asInt())
                .isEqualTo(6001 - Names.MOST_EVENTS));
    JsonNode overflow = project.get("/tracking-plan/overflow").json();
    assertThat(overflow.get("mostEvents").asInt()).isEqualTo(Names.MOST_EVENTS);
    assertThat(overflow.get("properties").asInt()).isZero();
    assertThat(project.get("/tracking-plan/events").json()).hasSize(Names.MOST_EVENTS);
  }

  private void sendNames(String prefix, int count) {
    String events =
        IntStream.range(0, count)
            .mapToObj(i -> "{\"event\":\"" + prefix + i + "\",\"distinct_id\":\"d\"}")
            .collect(Collectors.joining(","));
    String body = "{\"api_key\":\"" + project.writeKey() + "\",\"batch\":[" + events + "]}";
    expect(200, server.send(TestServer.json(server.anonymous("/batch/"), "POST", body)));
  }

  @Test
  void aBlockedEventIsRefusedUntilItIsUnblocked() {
    send("noise", "{}");
    awaitEvent("noise", 1);
    expect(200, describe("/tracking-plan/events/noise", "Debug output", "blocked"));
    send("noise", "{}");
    assertThat(live("rejected").getFirst().get("code").asString()).isEqualTo("event_blocked");
    expect(200, describe("/tracking-plan/events/noise", "Debug output", "hidden"));
    send("noise", "{}");
    JsonNode noise = awaitEvent("noise", 2);
    assertThat(noise.get("description").asString()).isEqualTo("Debug output");
    assertThat(noise.get("status").asString()).isEqualTo("hidden");
  }

  @Test
  void aBlockedPropertyIsDropped() {
    send("paid", "{\"card\":\"1\",\"amount\":1}");
    awaitEvent("paid", 1);
    expect(200, describe("/tracking-plan/properties/card", "", "blocked"));
    send("paid", "{\"card\":\"1\",\"amount\":1}");
    assertThat(live("accepted").getFirst().get("payload").asString()).isEqualTo("{\"amount\":1}");
  }

  @Test
  void namesWithSlashesAndPercentSignsAreDescribedLikeOthers() {
    send("page/view 50%", "{\"$feature/new\":true}");
    awaitEvent("page/view 50%", 1);
    expect(200, describe("/tracking-plan/events/page%2Fview%2050%25", "Half read", "hidden"));
    expect(200, describe("/tracking-plan/properties/%24feature%2Fnew", "A flag", "hidden"));
    assertThat(awaitEvent("page/view 50%", 1).get("description").asString()).isEqualTo("Half read");
  }

  @Test
  void aPropertyIsPromotedOnceAndForGood() {
    send("paid", "{\"amount_to_promote\":1}");
    awaitEvent("paid", 1);
    String path = "/tracking-plan/properties/amount_to_promote";
    Map<String, Object> yes = Map.of("description", "", "status", "visible", "promoted", true);
    assertThat(expect(200, project.put(path, 1, yes)).json().get("promoted").asBoolean()).isTrue();
    expect(200, project.put(path, 2, yes));
    assertThat(describe(path, "", "visible").status()).isEqualTo(400);
  }

  @Test
  void changesGoOverTheVersionThatWasRead() {
    send("paid", "{\"card\":\"1\"}");
    assertThat(awaitEvent("paid", 1).get("version").asInt()).isEqualTo(1);
    Map<String, Object> one = Map.of("description", "1", "status", "visible", "promoted", false);
    Map<String, Object> two = Map.of("description", "2", "status", "hidden", "promoted", false);
    for (String path : List.of("/tracking-plan/events/paid", "/tracking-plan/properties/card")) {
      Answer first = expect(200, project.put(path, 1, one));
      assertThat(first.header("ETag")).isEqualTo("\"2\"");
      Answer stale = project.put(path, 1, two);
      assertThat(stale.status()).isEqualTo(412);
      assertThat(stale.json().get("code").asString()).isEqualTo("stale_version");
      expect(200, project.put(path, 2, two));
      assertThat(project.put(path, 2, one).status()).isEqualTo(412);
      Answer blind = server.send(TestServer.json(server.request(project.path(path)), "PUT", one));
      assertThat(blind.status()).isEqualTo(428);
    }
    assertThat(awaitEvent("paid", 1).get("description").asString()).isEqualTo("2");
  }

  @Test
  void whatWasNeverLearntCannotBeDescribed() {
    assertThat(describe("/tracking-plan/events/never", "", "hidden").status()).isEqualTo(404);
    assertThat(describe("/tracking-plan/properties/never", "", "hidden").status()).isEqualTo(404);
  }

  private Answer describe(String path, String description, String status) {
    return project.put(
        path,
        version(path),
        Map.of("description", description, "status", status, "promoted", false));
  }

  /** As a person sees it who has just opened the page. */
  private long version(String path) {
    int slash = path.lastIndexOf('/');
    String name = URLDecoder.decode(path.substring(slash + 1), StandardCharsets.UTF_8);
    JsonNode found = named(path.substring(0, slash), name);
    return found == null ? 1 : found.get("version").asLong();
  }

  private JsonNode awaitEvent(String name, int count) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> named("/tracking-plan/events", name),
            found -> found != null && found.get("count").asInt() == count);
  }

  private JsonNode property(String name) {
    return named("/tracking-plan/properties?event=paid", name);
  }

  private @Nullable JsonNode named(String path, String name) {
    return StreamSupport.stream(expect(200, project.get(path)).json().spliterator(), false)
        .filter(node -> node.get("name").asString().equals(name))
        .findFirst()
        .orElse(null);
  }

  private List<JsonNode> live(String status) {
    return StreamSupport.stream(
            project.get("/live-events?status=" + status).json().get("items").spliterator(), false)
        .toList();
  }

  private void send(String event, String properties) {
    String body =
        "{\"event\":\"%s\",\"distinct_id\":\"u\",\"token\":\"%s\",\"properties\":%s}"
            .formatted(event, project.writeKey(), properties);
    expect(200, server.send(server.anonymous("/e").POST(BodyPublishers.ofString(body))));
  }
}
