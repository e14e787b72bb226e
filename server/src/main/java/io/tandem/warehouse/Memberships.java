package io.tandem.warehouse;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Keeps who is and was in a segment, so that queries can join {@link SegmentTable}. */
public interface Memberships {

  /** The beginning of stays whose true beginning nobody knows: before all times that are asked. */
  long ALWAYS = 0;

  /**
   * Who came and went at an instant. Those who come are not in the segment, those who go are: by
   * the very keys they came with, whoever these were merged into since ({@link
   * SegmentTable#WRITTEN}).
   *
   * @param segment id of the segment
   * @param at UTC milliseconds; {@link #ALWAYS} for whom the first look at a segment found in it
   * @param entered person keys
   * @param left person keys
   */
  record Change(
      ProjectId project, long segment, long at, RoaringBitmap entered, RoaringBitmap left) {}

  /**
   * Applies changes, all or none, and returns once they are durable.
   *
   * @throws TandemException {@code busy} (503) when the store cannot do it now; nothing was done
   */
  void change(List<Change> changes);

  /**
   * Forgets that a person ever was in a segment.
   *
   * @param person key, of which nothing else is left
   * @throws TandemException {@code busy} (503) when the store cannot do it now
   */
  void forget(ProjectId project, long person);
}
