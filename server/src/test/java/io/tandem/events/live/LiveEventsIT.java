package io.tandem.events.live;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Live events over HTTP and as a stream. */
class LiveEventsIT {

  private final TestServer server = TestServer.shared();
  private TestProject project;

  @BeforeEach
  void newProject() {
    project = server.newProject("UTC");
  }

  @Test
  void theNewestComeFirstAndAreFiltered() {
    send("first", "u");
    send("second", "u");
    JsonNode all = expect(200, project.get("/live-events")).json().get("items");
    assertThat(all.size()).isEqualTo(2);
    assertThat(all.get(0).get("event").asString()).isEqualTo("second");
    assertThat(all.get(0).get("protocol").asString()).isEqualTo("posthog");
    assertThat(project.get("/live-events?event=first").json().get("items").size()).isEqualTo(1);
    assertThat(project.get("/live-events?limit=1").json().get("items").size()).isEqualTo(1);
    assertThat(project.get("/live-events?status=rejected").json().get("items").size()).isZero();
    assertThat(project.get("/live-events?status=strange").status()).isEqualTo(400);
  }

  @Test
  void rejectedEventShowsAllThatWasSentWithoutKeysAndMasked() {
    String body =
        """
        {"event":"pay","token":"%s","timestamp":"yesterday","$set":{"plan":"gold"},
         "properties":{"email":"anna@example.com","amount":12}}
        """
            .formatted(project.writeKey());
    server.send(server.anonymous("/e").POST(BodyPublishers.ofString(body)));
    JsonNode refused = project.get("/live-events?status=rejected").json().at("/items/0");
    JsonNode shown = new JsonMapper().readTree(refused.get("payload").asString());
    assertThat(shown.get("event").asString()).isEqualTo("pay");
    assertThat(shown.get("timestamp").asString()).isEqualTo("yesterday");
    assertThat(shown.at("/$set/plan").asString()).isEqualTo("gold");
    assertThat(shown.at("/properties/amount").asInt()).isEqualTo(12);
    assertThat(shown.at("/properties/email").asString()).isEqualTo("a***@example.com");
    assertThat(refused.toString()).doesNotContain(project.writeKey());
  }

  @Test
  void refusalsStayWhileManyEventsPass() {
    send("bad", "");
    StringBuilder batch = new StringBuilder();
    for (int i = 0; i < Ring.STORED + 10; i++) {
      batch.append(i == 0 ? "" : ",").append("{\"event\":\"e\",\"distinct_id\":\"u\"}");
    }
    String body = "{\"api_key\":\"" + project.writeKey() + "\",\"batch\":[" + batch + "]}";
    expect(200, server.send(server.anonymous("/batch").POST(BodyPublishers.ofString(body))));
    assertThat(project.get("/live-events?status=rejected").json().get("items").size()).isEqualTo(1);
    assertThat(project.get("/live-events?limit=5000").json().get("items").size())
        .isEqualTo(Ring.STORED + 1);
  }

  @Test
  void noFieldOfAnEventIsKeptBeyondItsBound() {
    String body =
        "{\"event\":\"e\",\"token\":\"%s\",\"properties\":{\"$lib\":\"%s\"}}"
            .formatted(project.writeKey(), "x".repeat(300_000));
    server.send(server.anonymous("/e").POST(BodyPublishers.ofString(body)));
    JsonNode refused = project.get("/live-events?status=rejected").json().at("/items/0");
    assertThat(refused.get("library").asString()).hasSize(200);
    assertThat(refused.toString().length()).isLessThan(20_000);
  }

  @Test
  void newEventsArePushedToTheProjectsReadersOnly() throws Exception {
    TestProject other = server.newProject("UTC");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> stream =
          client.send(
              server.request(project.path("/live-events/stream")).GET().build(),
              BodyHandlers.ofInputStream());
      assertThat(stream.statusCode()).isEqualTo(200);
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine()).isEqualTo(":ready");
        send(other, "elsewhere", "u");
        send("here", "u");
        JsonNode pushed = new JsonMapper().readTree(data(lines));
        assertThat(pushed.get("event").asString()).isEqualTo("here");
      }
    }
  }

  private static String data(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith("data:")) {
      line = lines.readLine();
    }
    return line == null ? "" : line.substring(5);
  }

  private void send(String event, String id) {
    send(project, event, id);
  }

  private void send(TestProject to, String event, String id) {
    String body =
        "{\"event\":\"%s\",\"distinct_id\":\"%s\",\"token\":\"%s\"}"
            .formatted(event, id, to.writeKey());
    server.send(server.anonymous("/e").POST(BodyPublishers.ofString(body)));
  }
}
