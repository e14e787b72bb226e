package io.tandem.audiences;

import io.tandem.access.Actor;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Segments for those that count people. */
public interface Segments {

  /**
   * True for a person who is in a segment now.
   *
   * @param person person key of a row in the event store
   * @throws TandemException {@code unknown_segment} (400), {@code segment_building} (409) as long
   *     as it was never worked out
   */
  Condition has(ProjectId project, String key, Field<Long> person);

  /**
   * The id by which {@link io.tandem.warehouse.SegmentTable} knows a segment.
   *
   * @throws TandemException as {@link #has}
   */
  long id(ProjectId project, String key);

  /**
   * Person keys of those in a segment now, as unsigned ints; a copy.
   *
   * @throws TandemException as {@link #has}
   */
  RoaringBitmap people(ProjectId project, String key);

  /** One segment, also an archived one; null when there is none. */
  @Nullable Segment find(ProjectId project, String key);

  /** Those in use, by key. */
  List<Segment> all(ProjectId project);

  /**
   * A new segment of kind list with these people: what stands behind a number, kept.
   *
   * @param people person keys
   * @throws TandemException {@code key_taken}, {@code invalid_request}
   */
  Segment keep(Actor actor, @Nullable String key, Names names, RoaringBitmap people);
}
