package io.tandem.insights.query;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.History;
import io.tandem.support.History.Step;
import io.tandem.support.History.Tracked;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The people behind a number become a segment that stays what it is. */
class KeepPeopleIT {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Map<String, Object> NAMES = Map.of("zh", "流失", "en", "Dropped");

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @Test
  void whoDroppedOutOfAFunnelIsKeptAsASegmentThatDoesNotFollowTheNumber() {
    server.setClock(Instant.parse("2026-03-03T00:00:00Z"));
    send(
        List.of(step("ann", "open"), step("ann", "pay"), step("bob", "open"), step("eve", "open")));
    Map<String, Object> body = body(NAMES);
    JsonNode kept = expect(201, project.post("/query/people/segment", body)).json();
    assertThat(kept.get("key").asString()).isEqualTo("dropped");
    assertThat(kept.get("kind").asString()).isEqualTo("list");
    assertThat(kept.at("/names/zh").asString()).isEqualTo("流失");

    send(List.of(step("bob", "pay"), step("zoe", "open")));
    awaitReady();
    assertThat(names(project.get("/segments/dropped/people")))
        .containsExactlyInAnyOrder("bob", "eve");
    body.remove("segment");
    assertThat(names(project.post("/query/people", body))).containsExactlyInAnyOrder("eve", "zoe");
    assertThat(project.get("/audit?subject=dropped").body()).contains("segment.create");
  }

  @Test
  void aSegmentHasANameAndAKeyOfItsOwn() {
    send(List.of(step("ann", "open"), step("bob", "open")));
    Answer nameless = project.post("/query/people/segment", body(null));
    assertThat(nameless.status()).as(nameless.body()).isEqualTo(400);
    assertThat(nameless.body()).contains("segment.names");
    expect(201, project.post("/query/people/segment", body(NAMES)));
    Answer again = project.post("/query/people/segment", body(NAMES));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().get("code").asString()).isEqualTo("key_taken");
  }

  private static Map<String, Object> body(@org.jspecify.annotations.Nullable Object names) {
    Map<String, Object> query = new HashMap<>();
    query.putAll(Map.of("kind", "funnel", "from", DAY.toString(), "to", DAY.toString()));
    query.put("steps", List.of(Map.of("event", "open"), Map.of("event", "pay")));
    query.put("window", "P1D");
    Map<String, Object> segment = new HashMap<>();
    segment.put("key", "dropped");
    segment.put("names", names);
    Map<String, Object> body = new HashMap<>();
    body.put("query", query);
    body.put("cell", Map.of("step", 2, "outcome", "dropped"));
    body.put("segment", segment);
    return body;
  }

  private static Step step(String id, String event) {
    int hour = event.equals("open") ? 8 : 9;
    Instant time = DAY.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    return new Tracked(UUID.randomUUID(), id, event, time, Map.of());
  }

  private void send(List<Step> steps) {
    new History(ZoneOffset.UTC, DAY, DAY, steps).send(project, 50);
  }

  private static List<String> names(Answer people) {
    List<String> names = new ArrayList<>();
    expect(200, people)
        .json()
        .get("items")
        .forEach(one -> names.add(one.get("distinctId").asString()));
    return names;
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!project
        .get("/segments/dropped")
        .json()
        .at("/segment/state")
        .asString()
        .equals("ready")) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
