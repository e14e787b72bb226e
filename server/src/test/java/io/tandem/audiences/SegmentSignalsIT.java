package io.tandem.audiences;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metrics of a segment count who was in it when the bucket began. */
class SegmentSignalsIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("Asia/Shanghai");

  @Test
  void bucketsCountThoseWhoWereInTheSegmentWhenTheyBegan() {
    server.setClock(Instant.parse("2026-03-02T02:00:00Z"));
    send("pay", "ann", "2026-03-01T03:00:00Z");
    for (int day = 1; day <= 2; day++) {
      send("open", "ann", "2026-03-0" + day + "T01:00:00Z");
      send("open", "bob", "2026-03-0" + day + "T01:00:00Z");
    }
    Map<String, Object> rule =
        Map.of("type", "did", "event", "pay", "when", Map.of("type", "last", "days", 2));
    Map<String, Object> names = Map.of("zh", "付费", "en", "Payers");
    expect(201, project.post("/segments", Map.of("key", "p", "names", names, "rule", rule)));
    awaitSize(1);
    send("pay", "bob", "2026-03-02T01:30:00Z");
    awaitSize(2);
    server.setClock(Instant.parse("2026-03-03T02:00:00Z"));
    awaitSize(1); // ann's payment is three days old
    send("open", "ann", "2026-03-03T01:00:00Z");
    send("open", "bob", "2026-03-03T01:00:00Z");

    // before the segment: its first members; bob came in the middle of the second day
    assertThat(numerators("&segment=p")).containsExactly(1L, 1L, 1L);
    assertThat(numerators("")).containsExactly(2L, 2L, 2L);
    assertThat(people("2026-03-02")).isEqualTo("ann");
    assertThat(people("2026-03-03")).isEqualTo("bob");
    Answer unknown = signals("&segment=nobody");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().get("code").asString()).isEqualTo("unknown_segment");
  }

  private List<Long> numerators(String more) {
    List<Long> found = new java.util.ArrayList<>();
    expect(200, signals(more))
        .json()
        .get("buckets")
        .forEach(bucket -> found.add(bucket.get("numerator").asLong()));
    return found;
  }

  private Answer signals(String more) {
    return project.get("/signals?metric=active_people&from=2026-03-01&to=2026-03-03" + more);
  }

  private String people(String bucket) {
    JsonNode page =
        expect(
                200,
                project.get(
                    "/signals/people?metric=active_people&segment=p&side=numerator&bucket="
                        + bucket))
            .json();
    assertThat(page.get("total").asInt()).isEqualTo(1);
    return page.get("items").get(0).get("distinctId").asString();
  }

  private void send(String event, String id, String time) {
    Map<String, Object> message =
        Map.of(
            "api_key", project.writeKey(),
            "uuid", UUID.randomUUID().toString(),
            "event", event,
            "distinct_id", id,
            "timestamp", time);
    expect(200, server.send(TestServer.json(server.anonymous("/i/v0/e/"), "POST", message)));
  }

  private void awaitSize(int size) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      JsonNode segment = project.get("/segments/p").json().get("segment");
      if (segment.get("state").asString().equals("ready") && segment.get("size").asInt() == size) {
        return;
      }
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(100_000_000);
    }
  }
}
