package io.tandem.events.capture.segment;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Projects;
import io.tandem.events.Person;
import io.tandem.events.Persons;
import io.tandem.shared.ProjectId;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Segment's HTTP API. */
class SegmentCaptureIT {

  private final TestServer server = TestServer.shared();
  private TestProject project;

  @BeforeEach
  void newProject() {
    project = server.newProject("UTC");
  }

  @Test
  void everyKindOfCallIsTakenWithAndWithoutSlash() {
    for (String slash : List.of("", "/")) {
      expect(200, post("/v1/track" + slash, "{'userId':'u1','event':'bought'}"));
      expect(200, post("/v1/page" + slash, "{'anonymousId':'a1','name':'Home'}"));
      expect(200, post("/v1/screen" + slash, "{'anonymousId':'a1','name':'Main'}"));
      expect(200, post("/v1/identify" + slash, "{'userId':'u1','traits':{'plan':'pro'}}"));
      expect(200, post("/v1/group" + slash, "{'userId':'u1','groupId':'g1'}"));
      expect(200, post("/v1/alias" + slash, "{'userId':'u1','previousId':'p1'}"));
      String batch = "{'batch':[{'type':'track','userId':'u1','event':'in batch'}]}";
      expect(200, post("/v1/batch" + slash, batch));
      assertThat(post("/v1/import" + slash, batch).body()).isEqualTo("{\"success\":true}");
    }
    assertThat(live("accepted").stream().map(e -> e.get("event").asString()).distinct())
        .containsExactlyInAnyOrder(
            "bought", "page", "screen", "$identify", "$groupidentify", "$create_alias", "in batch");
    assertThat(live("accepted")).hasSize(16);
  }

  @Test
  void identifyMergesTheAnonymousPersonAndSetsTraits() {
    expect(200, post("/v1/track", "{'anonymousId':'anon','event':'looked'}"));
    expect(
        200,
        post(
            "/v1/identify",
            "{'userId':'user-7','anonymousId':'anon','traits':{'email':'x@example.com'}}"));
    Person person = persons().byDistinctId(id(), "anon").orElseThrow();
    assertThat(person.distinctIds()).containsExactlyInAnyOrder("anon", "user-7");
    assertThat(person.email()).isEqualTo("x@example.com");
    assertThat(person.identified()).isTrue();
  }

  @Test
  void aMessageIdCountsOnce() {
    String call = "{'userId':'u1','event':'once','messageId':'node-next-1700-abc'}";
    expect(200, post("/v1/track", call));
    expect(
        200,
        post("/v1/batch", "{'batch':[" + call.replace("{'user", "{'type':'track','user") + "]}"));
    assertThat(live("accepted")).hasSize(1);
    assertThat(live("duplicate")).hasSize(1);
  }

  @Test
  void theBatchContextHoldsWhereACallHasNoneOfItsOwn() {
    String batch =
        """
        {'context':{'library':{'name':'lib','version':'9'},'locale':'zh'},'batch':[
         {'type':'track','userId':'u','event':'one'},
         {'type':'track','userId':'u','event':'two','context':{'locale':'en'}}]}
        """;
    expect(200, post("/v1/batch", batch));
    assertThat(live("accepted")).allMatch(e -> e.get("library").asString().equals("lib/9"));
    assertThat(live("accepted").stream().map(e -> e.get("payload").asString()))
        .containsExactly("{\"context\":{\"locale\":\"en\"}}", "{\"context\":{\"locale\":\"zh\"}}");
  }

  @Test
  void clockSkewIsTakenOutBySentAt() {
    Instant now = server.now();
    String batch =
        "{'sentAt':'%s','batch':[{'type':'track','userId':'u','event':'e','timestamp':'%s'}]}"
            .formatted(now.plusSeconds(900), now.plusSeconds(840));
    expect(200, post("/v1/batch", batch));
    Instant time = Instant.parse(live("accepted").getFirst().get("time").asString());
    assertThat(time).isBetween(now.minusSeconds(61), server.now().minusSeconds(59));
  }

  @Test
  void theKeyMayComeInTheBodyAndBodiesGzipped() {
    String body =
        "{\"writeKey\":\"%s\",\"userId\":\"u\",\"event\":\"e\"}".formatted(project.writeKey());
    expect(
        200,
        server.send(
            server
                .anonymous("/v1/track")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(body)))));
    assertThat(
            server
                .send(server.anonymous("/v1/track").POST(BodyPublishers.ofString("{\"e\":1}")))
                .status())
        .isEqualTo(401);
  }

  @Test
  void limitsAreTheOnesOfSegment() {
    String large = "{'type':'track','userId':'u','event':'large','properties':{'a':'%s'}}";
    String one = large.formatted("x".repeat(33 << 10));
    assertThat(post("/v1/track", one).status()).isEqualTo(400);
    expect(
        200,
        post("/v1/batch", "{'batch':[{'type':'track','userId':'u','event':'e'}," + one + "]}"));
    assertThat(live("accepted")).hasSize(1);
    String many = (large.formatted("x".repeat(30 << 10)) + ",").repeat(20);
    Answer answer = post("/v1/batch", "{'batch':[" + many.substring(0, many.length() - 1) + "]}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo("batch_too_large");
  }

  @Test
  void aSharedContextDoesNotMultiplyABatchWithoutBounds() {
    String call = "{'type':'track','userId':'u','event':'e'},";
    String context = "'context':{'wide':'" + "x".repeat(4000) + "'}";
    Answer many = post("/v1/batch", "{" + context + ",'batch':[" + call.repeat(1000) + "0]}");
    assertThat(many.status()).isEqualTo(400);
    assertThat(many.json().get("code").asString()).isEqualTo("context_too_large");
    expect(200, post("/v1/batch", "{" + context + ",'batch':[" + call.repeat(100) + "0]}"));
    assertThat(live("accepted")).hasSize(100);
  }

  @Test
  void callsOfNoKnownTypeAndWithoutAPersonAreRejected() {
    expect(
        200,
        post(
            "/v1/batch",
            "{'batch':[{'type':'dance','userId':'u'},{'type':'track','event':'e'},"
                + "{'type':'track','userId':'u'},3,{'type':'track','userId':'u','event':'ok'}]}"));
    assertThat(live("rejected").stream().map(e -> e.get("code").asString()))
        .containsExactlyInAnyOrder(
            "invalid_event", "distinct_id_missing", "event_name_missing", "invalid_event");
    assertThat(post("/v1/dance", "{'userId':'u'}").status()).isEqualTo(404);
  }

  @Test
  void anUsedUpQuotaIsAnsweredWithRetryAfter() {
    String key =
        project
            .post(
                "/write-keys",
                Map.of("name", "small", "environment", "production", "dailyQuota", 1))
            .json()
            .get("key")
            .asString();
    String call = "{\"writeKey\":\"%s\",\"userId\":\"u\",\"event\":\"e\"}".formatted(key);
    server.send(server.anonymous("/v1/track").POST(BodyPublishers.ofString(call)));
    Answer answer = server.send(server.anonymous("/v1/track").POST(BodyPublishers.ofString(call)));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isNotNull();
  }

  private Persons persons() {
    return server.bean(Persons.class);
  }

  private ProjectId id() {
    return server.bean(Projects.class).byKey(project.key()).orElseThrow().id();
  }

  private Answer post(String path, String body) {
    String login =
        Base64.getEncoder()
            .encodeToString((project.writeKey() + ":").getBytes(StandardCharsets.UTF_8));
    return server.send(
        server
            .anonymous(path)
            .header("Authorization", "Basic " + login)
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private List<JsonNode> live(String status) {
    List<JsonNode> items = new ArrayList<>();
    project.get("/live-events?status=" + status).json().get("items").forEach(items::add);
    return items;
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    return bytes.toByteArray();
  }
}
