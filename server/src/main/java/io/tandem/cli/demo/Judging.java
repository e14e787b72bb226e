package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Waits for the server's policies, which judge in their own time what the clock has closed. */
final class Judging {

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ApiClient api;

  Judging(ApiClient api) {
    this.api = api;
  }

  /**
   * Returns when every bucket that closed before an instant is judged, and no action is left that
   * needs nobody's word.
   *
   * @throws IllegalStateException when that takes minutes
   */
  void await(Instant closed) {
    long begun = System.nanoTime();
    while (!done(closed)) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "the policies have not judged what closed before " + closed + "; see the server's log");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private boolean done(Instant closed) {
    JsonNode progress = api.get(Company.PROJECT + "/policies/progress");
    return reached(progress, "computedTo", closed)
        && reached(progress, "judgedTo", closed)
        && progress.path("actionsSettled").asBoolean();
  }

  private static boolean reached(JsonNode progress, String field, Instant instant) {
    return !Instant.parse(progress.path(field).asString()).isBefore(instant);
  }
}
