package io.tandem.support;

import io.tandem.support.TestServer.TestProject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Segments of given people. */
public final class ListSegment {

  private ListSegment() {}

  /** Makes one, and returns once it can be asked for: {@code segment_building} until then. */
  public static void of(TestProject project, String key, List<String> ids) {
    Map<String, Object> names = Map.of("zh", key, "en", key);
    TestServer.expect(
        201, project.post("/segments", Map.of("key", key, "names", names, "ids", ids)));
    Map<String, Object> question = new HashMap<>();
    question.putAll(Map.of("from", "2026-01-01", "to", "2026-01-02", "segment", key));
    question.putAll(Map.of("kind", "lifecycle"));
    while (project.post("/query", question).status() == 409) {
      LockSupport.parkNanos(10_000_000);
    }
  }
}
