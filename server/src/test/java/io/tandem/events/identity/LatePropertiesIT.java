package io.tandem.events.identity;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.ImportClient;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What arrives late says nothing new about a person. */
class LatePropertiesIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final Instant now = server.now();

  @Test
  void aLateResendDoesNotOverwriteANewerValue() {
    say(3600, "$set", "free");
    say(60, "$set", "pro");
    say(1800, "$set", "trial");
    assertThat(property("plan").asString()).isEqualTo("pro");
    assertThat(countedBy("pro")).as("queries see the same").isPositive();
    say(0, "$set", "team");
    assertThat(property("plan").asString()).isEqualTo("team");
  }

  @Test
  void theEarliestSetOnceStays() {
    say(600, "$set_once", "newsletter");
    say(3600, "$set_once", "search");
    say(60, "$set_once", "friend");
    assertThat(property("plan").asString()).isEqualTo("search");
    say(7200, "$set", "said");
    assertThat(property("plan").asString()).isEqualTo("said");
  }

  @Test
  void anImportOfOldHistoryKeepsWhatIsLive() throws Exception {
    say(0, "$set", "pro");
    String file = "id,at,plan,city\nu,2026-01-02T00:00:00Z,free,Suzhou\n";
    String mapping =
        """
        format: csv
        event: {constant: old}
        person: {column: id}
        time: {column: at, format: iso}
        personProperties:
          plan: {column: plan}
          city: {column: city}
        historical: false
        """;
    JsonNode done =
        new ImportClient(project).run("old.csv", file.getBytes(StandardCharsets.UTF_8), mapping);
    assertThat(done.get("accepted").intValue()).as(done.toString()).isEqualTo(1);
    assertThat(property("plan").asString()).isEqualTo("pro");
    assertThat(property("city").asString()).isEqualTo("Suzhou");
  }

  private void say(int secondsAgo, String how, String plan) {
    String body =
        """
        {"api_key":"%s","batch":[{"event":"said","distinct_id":"u","uuid":"%s","timestamp":"%s",
         "properties":{"%s":{"plan":"%s"}}}]}\
        """
            .formatted(
                project.writeKey(), UUID.randomUUID(), now.minusSeconds(secondsAgo), how, plan);
    expect(200, server.send(TestServer.json(server.anonymous("/batch/"), "POST", body)));
  }

  private JsonNode property(String name) {
    String person = project.get("/people").json().get("items").get(0).get("person").asString();
    return project.get("/people/" + person).json().get("properties").get(name);
  }

  private int countedBy(String plan) {
    String from = now.minusSeconds(86_400).toString().substring(0, 10);
    JsonNode answer =
        expect(
                200,
                project.post(
                    "/query",
                    """
                    {"kind":"trend","from":"%s","to":"%s","interval":"month",
                     "series":[{"event":"*"}],
                     "where":[{"property":"person.plan","op":"eq","value":["%s"]}]}\
                    """
                        .formatted(from, now.toString().substring(0, 10), plan)))
            .json();
    return answer
        .get("series")
        .get(0)
        .get("values")
        .valueStream()
        .mapToInt(JsonNode::intValue)
        .sum();
  }
}
