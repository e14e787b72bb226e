package io.tandem.audiences;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people do with segments, through HTTP. */
class SegmentsIT {

  private static final Map<String, Object> PAYERS = Map.of("type", "did", "event", "pay");

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("Asia/Shanghai");

  @BeforeEach
  void onAMonday() {
    server.setClock(Instant.parse("2026-03-02T02:00:00Z"));
  }

  @Test
  void aSegmentFollowsItsPeopleAndItsHistorySaysWhoCameAndWent() {
    send("pay", "ann", "2026-03-01T03:00:00Z");
    create("payers", Map.of("type", "did", "event", "pay", "when", last(7)));
    awaitSize("payers", 1);
    send("pay", "bob", "2026-03-02T01:00:00Z");
    awaitSize("payers", 2);
    server.setClock(Instant.parse("2026-03-08T02:00:00Z"));
    awaitSize("payers", 1);

    JsonNode days = history("payers", "2026-03-01", "2026-03-08");
    assertThat(days.get(0).get("size").isNull()).isTrue();
    assertThat(day(days, 1)).isEqualTo("2 +1 -0");
    assertThat(day(days, 6)).isEqualTo("2 +0 -0");
    assertThat(day(days, 7)).isEqualTo("1 +0 -1");
    assertThat(names(project.get("/segments/payers/moves?day=2026-03-02&move=entered")))
        .containsExactly("bob");
    assertThat(names(project.get("/segments/payers/moves?day=2026-03-08&move=left")))
        .containsExactly("ann");
    assertThat(names(project.get("/segments/payers/people"))).containsExactly("bob");
    JsonNode stays = project.get("/people/" + person("ann") + "/segments").json();
    assertThat(stays.get(0).get("segment").asString()).isEqualTo("payers");
    assertThat(stays.get(0).get("entered").isNull()).isTrue();
    assertThat(stays.get(0).get("left").asString()).startsWith("2026-03-07T16:00:00");
  }

  @Test
  void aListTakesIdsAndCountsThoseNobodyHas() {
    send("open", "ann", "2026-03-01T03:00:00Z");
    send("open", "bob", "2026-03-01T03:00:00Z");
    JsonNode made =
        expect(201, project.post("/segments", draft("guests", "ids", List.of("ann", " ", "zoe"))))
            .json();
    assertThat(made.get("unknown").asInt()).isEqualTo(1);
    awaitSize("guests", 1);
    JsonNode listing =
        expect(
                200,
                change(
                    "/segments/guests/ids",
                    1,
                    Map.of("ids", List.of("bob", "nobody"), "mode", "add")))
            .json();
    assertThat(listing.get("known").asInt()).isEqualTo(1);
    assertThat(listing.get("unknownExamples").get(0).asString()).isEqualTo("nobody");
    awaitSize("guests", 2);
    expect(200, change("/segments/guests/ids", 2, Map.of("ids", List.of("ann"), "mode", "remove")));
    awaitSize("guests", 1);
    assertThat(names(project.get("/segments/guests/people"))).containsExactly("bob");
    refused(
        project.put("/segments/guests", 3, draft("guests", "rule", PAYERS)),
        400,
        "invalid_request");
  }

  @Test
  void whatRefersToASegmentKeepsItInUse() {
    create("payers", PAYERS);
    create("friends", Map.of("type", "not", "rule", Map.of("type", "segment", "key", "payers")));
    refused(delete("/segments/payers", 1), 409, "segment_in_use");
    Map<String, Object> circle = Map.of("type", "segment", "key", "friends");
    refused(
        project.put("/segments/payers", 1, draft("payers", "rule", circle)), 409, "segment_circle");
    JsonNode row = project.get("/segments/payers").json();
    assertThat(row.get("usedBy").get(0).get("key").asString()).isEqualTo("friends");
    expect(200, delete("/segments/friends", 1));
    expect(200, delete("/segments/payers", 1));
    refused(change("/segments/friends/restore", 2, Map.of()), 400, "unknown_segment");
    refused(project.post("/segments", draft("payers", "rule", PAYERS)), 409, "key_taken");
  }

  @Test
  void segmentsOfSegmentsFollowEachOther() {
    send("open", "ann", "2026-03-01T03:00:00Z");
    send("open", "bob", "2026-03-01T03:00:00Z");
    create("payers", PAYERS);
    create("others", Map.of("type", "not", "rule", Map.of("type", "segment", "key", "payers")));
    awaitSize("others", 2);
    send("pay", "bob", "2026-03-02T01:00:00Z");
    awaitSize("others", 1);
    assertThat(names(project.get("/segments/others/people"))).containsExactly("ann");
  }

  @Test
  void revisionsStayAndMovePeople() {
    send("pay", "ann", "2026-03-01T03:00:00Z");
    send("open", "bob", "2026-03-01T03:00:00Z");
    create("s", PAYERS);
    awaitSize("s", 1);
    Map<String, Object> anything = Map.of("type", "did", "event", "*");
    expect(200, project.put("/segments/s", 1, draft("s", "rule", anything)));
    refused(project.put("/segments/s", 1, draft("s", "rule", PAYERS)), 412, "stale_version");
    awaitSize("s", 2);
    JsonNode revisions = project.get("/segments/s/revisions").json();
    assertThat(revisions.size()).isEqualTo(2);
    assertThat(revisions.get(1).get("rule").get("event").asString()).isEqualTo("pay");
    JsonNode audit = project.get("/audit?subject=s").json();
    assertThat(audit.toString()).contains("segment.create", "segment.update");
  }

  @Test
  void templatesPartitionPayersAndAges() {
    for (int i = 0; i < 20; i++) {
      Map<String, Object> properties = new HashMap<>(Map.of("amount", i));
      if (i % 4 > 0) {
        properties.put("$set", Map.of("age", 10 + 3 * i));
      }
      send("pay", "p" + i, "2026-02-%02dT03:00:00Z".formatted(1 + i), properties);
    }
    Map<String, Object> tiers =
        Map.of("prefix", "rfm", "event", PAYERS_EVENT, "property", "amount", "days", 60);
    JsonNode made = expect(201, project.post("/segments/templates/value", tiers)).json();
    Map<String, Object> ages =
        Map.of("prefix", "age", "property", "age", "lines", List.of(30, 18, 60));
    JsonNode bands = expect(201, project.post("/segments/templates/age", ages)).json();
    assertThat(sum(made)).isEqualTo(20);
    assertThat(sum(bands)).isEqualTo(20);
    assertThat(size("age-unknown")).isEqualTo(5);
    refused(project.post("/segments/templates/age", ages), 409, "key_taken");
    assertThat(project.get("/segments?limit=3").json().get("items").size()).isEqualTo(3);
  }

  @Test
  void whoIsErasedLeavesRulesListsAndHistory() {
    send("pay", "ann", "2026-03-01T03:00:00Z");
    send("pay", "bob", "2026-03-01T03:00:00Z");
    create("payers", PAYERS);
    expect(201, project.post("/segments", draft("list", "ids", List.of("ann", "bob"))));
    awaitSize("payers", 2);
    awaitSize("list", 2);
    String ann = person("ann");
    assertThat(delete("/people/" + ann, null).status()).isIn(202, 204);
    awaitSize("payers", 1);
    awaitSize("list", 1);
    assertThat(names(project.get("/segments/payers/people"))).containsExactly("bob");
    expect(404, project.get("/people/" + ann + "/segments"));
  }

  @Test
  void queriesCountTheMembersOfASegmentAlone() {
    send("pay", "ann", "2026-03-01T03:00:00Z");
    send("open", "ann", "2026-03-01T03:00:00Z");
    send("open", "bob", "2026-03-01T03:00:00Z");
    create("payers", PAYERS);
    awaitSize("payers", 1);
    Map<String, Object> query = new HashMap<>();
    query.put("kind", "trend");
    query.put("from", "2026-03-01");
    query.put("to", "2026-03-01");
    query.put("series", List.of(Map.of("event", "open", "measure", "people")));
    query.put("segment", "payers");
    JsonNode answer = expect(200, project.post("/query", query)).json();
    assertThat(answer.get("series").get(0).get("values").get(0).asInt()).isEqualTo(1);
    query.put("segment", "nobody");
    refused(project.post("/query", query), 400, "unknown_segment");
  }

  private static final Map<String, Object> PAYERS_EVENT = Map.of("event", "pay");

  private static Map<String, Object> last(int days) {
    return Map.of("type", "last", "days", days);
  }

  private static Map<String, Object> draft(String key, String field, Object value) {
    return Map.of("key", key, "names", Map.of("zh", key, "en", key), field, value);
  }

  private void create(String key, Map<String, Object> rule) {
    expect(201, project.post("/segments", draft(key, "rule", rule)));
  }

  private void send(String event, String id, String time) {
    send(event, id, time, Map.of());
  }

  private void send(String event, String id, String time, Map<String, Object> properties) {
    Map<String, Object> message =
        Map.of(
            "api_key", project.writeKey(),
            "uuid", UUID.randomUUID().toString(),
            "event", event,
            "distinct_id", id,
            "timestamp", time,
            "properties", properties);
    expect(200, server.send(TestServer.json(server.anonymous("/i/v0/e/"), "POST", message)));
  }

  private Answer change(String path, long version, Object body) {
    return server.send(
        TestServer.json(server.request(project.path(path)), "POST", body)
            .header("If-Match", "\"" + version + "\""));
  }

  private Answer delete(String path, Integer version) {
    var request = server.request(project.path(path)).DELETE();
    return server.send(
        version == null ? request : request.header("If-Match", "\"" + version + "\""));
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
  }

  private String person(String id) {
    return project.get("/people?search=" + id).json().get("items").get(0).get("person").asString();
  }

  private JsonNode history(String key, String from, String to) {
    return expect(200, project.get("/segments/" + key + "/history?from=" + from + "&to=" + to))
        .json();
  }

  private static String day(JsonNode days, int index) {
    JsonNode day = days.get(index);
    return "%s +%s -%s"
        .formatted(
            day.get("size").asString(), day.get("entered").asString(), day.get("left").asString());
  }

  private static List<String> names(Answer people) {
    List<String> names = new ArrayList<>();
    expect(200, people)
        .json()
        .get("items")
        .forEach(one -> names.add(one.get("distinctId").asString()));
    return names;
  }

  private int sum(JsonNode segments) {
    int sum = 0;
    for (JsonNode segment : segments) {
      String key = segment.get("key").asString();
      await(() -> state(key).get("state").asString().equals("ready"));
      sum += size(key);
    }
    return sum;
  }

  private JsonNode state(String key) {
    return expect(200, project.get("/segments/" + key)).json().get("segment");
  }

  private int size(String key) {
    return state(key).get("size").asInt();
  }

  private void awaitSize(String key, int size) {
    await(() -> state(key).get("state").asString().equals("ready") && size(key) == size);
  }

  private void await(java.util.function.BooleanSupplier done) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(100_000_000);
    }
  }
}
