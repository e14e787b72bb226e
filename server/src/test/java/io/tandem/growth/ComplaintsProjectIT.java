package io.tandem.growth;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.PolicyRules;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The demo's complaints, a sixteenth of its size: the third day in a row above 0.8 % opens a
 * project, seven days below end it. Has a server of its own: it sets the clock.
 */
class ComplaintsProjectIT {

  private static final LocalDate FIRST = LocalDate.parse("2026-04-20");
  private static final int[] COMPLAINTS = {2, 1, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0};
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestServer.temporaryDirectory());
    server.setClock(FIRST.atTime(9, 0).toInstant(ZoneOffset.UTC));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void thirdDayOpensAProjectAndTheSeventhDayBelowEndsIt() {
    TestProject project = server.newProject("UTC");
    activate(project);
    for (int day = 0; day < COMPLAINTS.length; day++) {
      assertThat(items(project)).as("items before day %d", day).hasSize(day < 5 ? 0 : 1);
      if (day >= 5) {
        assertThat(items(project).getFirst().get("state").asString()).isEqualTo("open");
      }
      day(project, FIRST.plusDays(day), COMPLAINTS[day]);
    }
    await(() -> items(project).getFirst().get("state").asString().equals("done"));
    JsonNode item = items(project).getFirst();
    assertThat(item.at("/origin/policy").asString()).isEqualTo("complaints");
    assertThat(item.at("/origin/episode").asInt()).isEqualTo(1);
    assertThat(item.get("createdAt").asString()).startsWith("2026-04-25T");
    assertThat(item.get("finishedAt").asString()).startsWith("2026-05-02T");
    assertThat(item.at("/history/1/actor").asString()).isEqualTo("system");
    assertThat(item.at("/history/1/comment").asString()).contains("7 closed buckets");
  }

  private static void activate(TestProject project) {
    Map<String, Object> policy = PolicyRules.complaints("complaints");
    policy.put(
        "actions",
        List.of(
            Map.of(
                "name",
                "project",
                "on",
                "fire",
                "type",
                "open_work",
                "parameters",
                Map.of(
                    "title",
                    Map.of("zh", "体验优化专项", "en", "Experience improvement"),
                    "exit",
                    Map.of("days", 7)))));
    expect(201, project.post("/policies", policy));
    expect(
        200,
        server.send(
            TestServer.json(
                    server.request(project.path("/policies/complaints/activate")),
                    "POST",
                    Map.of("mode", "live"))
                .header("If-Match", "\"1\"")));
  }

  /** A day with 125 active people; then it closes, is judged, and what follows is done. */
  private static void day(TestProject project, LocalDate day, int complaints) {
    server.setClock(day.atTime(20, 0).toInstant(ZoneOffset.UTC));
    new Story()
        .crowd(125, "person", "open", day + "T10:00:00Z")
        .crowd(complaints, "person", "complaint", day + "T11:00:00Z")
        .sendTo(project);
    Instant closed = day.plusDays(1).atTime(1, 5).toInstant(ZoneOffset.UTC);
    server.setClock(closed);
    await(() -> {
      JsonNode progress = project.get("/policies/progress").json();
      return !Instant.parse(progress.get("judgedTo").asString()).isBefore(closed)
          && progress.get("actionsSettled").asBoolean();
    });
  }

  private static List<JsonNode> items(TestProject project) {
    return expect(200, project.get("/work-items")).json().get("items").valueStream().toList();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(condition.getAsBoolean()).as("within 30 s").isTrue();
  }
}
