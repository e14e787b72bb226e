package io.tandem.audiences.registry;

import io.tandem.audiences.Segment;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.RuleWriter;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** A segment as it is stored, with its newest revision. */
record StoredSegment(
    long id,
    ProjectId project,
    String key,
    String kind,
    boolean archived,
    long version,
    Revision newest,
    State state) {

  static final String RULE = "rule";
  static final String LIST = "list";

  /** What somebody said. */
  record Revision(
      long number,
      Names names,
      Rule rule,
      @Nullable RoaringBitmap people,
      int unknown,
      String changedBy,
      Instant changedAt) {}

  /**
   * Where upkeep is.
   *
   * @param revision that was worked out last, null for none
   */
  record State(@Nullable Long revision, long size, @Nullable String failure) {}

  boolean isList() {
    return kind.equals(LIST);
  }

  Segment shown() {
    Long worked = state.revision;
    boolean ready = worked != null && worked == newest.number;
    return new Segment(
        key,
        newest.names,
        kind,
        RuleWriter.write(newest.rule),
        newest.unknown,
        state.failure != null ? "failed" : ready ? "ready" : "building",
        state.failure,
        state.size,
        newest.changedBy,
        newest.changedAt,
        newest.number,
        archived,
        version);
  }
}
