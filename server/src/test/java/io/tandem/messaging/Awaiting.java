package io.tandem.messaging;

import static io.tandem.support.TestServer.expect;

import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Waits for deliveries. */
final class Awaiting {

  private static final Set<String> FINAL = Set.of("sent", "failed", "unknown");

  private Awaiting() {}

  /** The delivery once nothing more happens to it by itself. */
  static JsonNode finished(TestProject project, String id) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    JsonNode delivery = get(project, id);
    while (!FINAL.contains(delivery.get("state").asString()) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      delivery = get(project, id);
    }
    return delivery;
  }

  /** The delivery as it is. */
  static JsonNode get(TestProject project, String id) {
    return expect(200, project.get("/deliveries/" + id)).json();
  }
}
