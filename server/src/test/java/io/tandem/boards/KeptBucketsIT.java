package io.tandem.boards;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a board shows of buckets that are kept. */
class KeptBucketsIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final String VIEW = "/boards/main/view";

  @BeforeAll
  static void itIsTheMiddleOfADay() {
    SERVER.setClock(Instant.parse("2026-04-20T06:00:00Z"));
  }

  @Test
  void lateDataShowsAsARevisionOfWhatASavedBoardKept() {
    TestProject project = BoardIT.project("UTC");
    new Story().crowd(4, "p", "lesson", "2026-04-18T12:00:00Z").sendTo(project);
    expect(200, BoardIT.put(project, BoardIT.tile("paid_conversion", null, null)));
    awaitBucket(project, "closed", 4);
    awaitKept(project, "2026-04-20T01:00:00Z");
    assertThat(project.get(VIEW + "?days=7").json().at("/tiles/0/line")).hasSize(7);
    new Story().crowd(5, "p", "lesson", "2026-04-18T13:00:00Z").sendTo(project);
    JsonNode revised = awaitBucket(project, "revised", 5);
    assertThat(revised.get("version").asInt()).isEqualTo(2);
  }

  @Test
  void aClockThatRanAheadAndWasSetRightLeavesTheBoardReadable() {
    TestProject project = BoardIT.project("UTC");
    new Story().crowd(4, "p", "lesson", "2026-04-20T05:00:00Z").sendTo(project);
    expect(200, BoardIT.put(project, BoardIT.tile("paid_conversion", null, null)));
    SERVER.setClock(Instant.parse("2026-04-21T06:00:00Z"));
    try {
      awaitKept(project, "2026-04-21T01:00:00Z");
    } finally {
      SERVER.setClock(Instant.parse("2026-04-20T06:00:00Z"));
    }
    JsonNode today = expect(200, project.get(VIEW)).json().at("/tiles/0/today");
    assertThat(today.get("start").asString()).isEqualTo("2026-04-20");
    assertThat(today.get("denominator").asInt()).isEqualTo(4);
  }

  /**
   * Until then what the board shows was computed for it, and later people would be in it at first.
   */
  private static void awaitKept(TestProject project, String until) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    Instant closed = Instant.parse(until);
    while (System.nanoTime() < deadline) {
      JsonNode progress = expect(200, project.get("/policies/progress")).json();
      if (!Instant.parse(progress.get("computedTo").asString()).isBefore(closed)) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new AssertionError("not kept in time");
  }

  /** The bucket of the 18th once it is kept and counts so many people. */
  private static JsonNode awaitBucket(TestProject project, String status, int people) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode bucket = null;
    while (System.nanoTime() < deadline) {
      bucket = project.get(VIEW).json().at("/tiles/0/line/28");
      assertThat(bucket.get("start").asString()).isEqualTo("2026-04-18");
      if (bucket.get("status").asString().equals(status)
          && bucket.get("denominator").asInt() == people) {
        return bucket;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new AssertionError("still " + bucket);
  }
}
