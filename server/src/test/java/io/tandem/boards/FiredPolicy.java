package io.tandem.boards;

import static io.tandem.support.TestServer.expect;

import io.tandem.policies.PolicyRules;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A project in which a policy fired, on a server whose clock nobody else moves. */
final class FiredPolicy {

  private FiredPolicy() {}

  /**
   * A project in UTC at 06:00 of the 19th whose feature was used by 60 % on the 17th and 18th: its
   * policy fired and proposes a project to operations.
   */
  static TestProject play(TestServer server) {
    server.setClock(Instant.parse("2026-04-17T12:00:00Z"));
    TestProject project = BoardIT.project(server, "UTC");
    expect(201, project.post("/policies", policy()));
    expect(200, activate(server, project));
    for (String day : List.of("2026-04-17", "2026-04-18")) {
      server.setClock(Instant.parse(day + "T20:00:00Z"));
      new Story()
          .crowd(20, "p", "lesson", day + "T10:00:00Z")
          .crowd(12, "p", "progress_open", day + "T11:00:00Z")
          .sendTo(project);
    }
    Instant morning = Instant.parse("2026-04-19T06:00:00Z");
    server.setClock(morning);
    await(() -> {
      JsonNode progress = project.get("/policies/progress").json();
      return !Instant.parse(progress.get("judgedTo").asString()).isBefore(morning)
          && progress.get("actionsSettled").asBoolean();
    });
    // what a proposal would do is worked out a moment after it is made
    await(
        () -> project.get("/actions").json().at("/items/0/preview/zh").asString("").contains("专项"));
    return project;
  }

  private static Map<String, Object> policy() {
    Map<String, Object> predicate = PolicyRules.predicate("penetration", "gt", "0.4", 10, null);
    predicate.put("warnFrom", 0.35);
    Map<String, Object> policy =
        PolicyRules.policy("popular", "progress", predicate, PolicyRules.temporal(2, 2, 3, 3));
    Map<String, Object> approval =
        Map.of("required", true, "role", "operations", "expiresHours", 72, "selfApproval", true);
    Map<String, Object> parameters =
        Map.of("title", Map.of("zh", "专项", "en", "Project"), "owner", "product");
    Map<String, Object> action =
        Map.of(
            "name", "project",
            "on", "fire",
            "type", "open_work",
            "parameters", parameters,
            "approval", approval);
    policy.put("actions", List.of(action));
    return policy;
  }

  private static Answer activate(TestServer server, TestProject project) {
    return server.send(
        TestServer.json(
            server.request(project.path("/policies/popular/activate")).header("If-Match", "\"1\""),
            "POST",
            Map.of("mode", "live")));
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 60 s");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
