package io.tandem.audiences.live;

import io.tandem.audiences.rules.Rule;
import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Where the registry keeps what upkeep finds out; implemented there. */
public interface Outcomes {

  /**
   * A segment as it is defined.
   *
   * @param listed people whose ids were given; null unless it is a list
   * @param known false when it was never worked out before
   */
  record Definition(
      long id,
      String key,
      long revision,
      Rule rule,
      @Nullable RoaringBitmap listed,
      boolean known) {}

  /** Segments of a project that are kept up, those that others refer to before these. */
  List<Definition> definitions(ProjectId project);

  /**
   * Notes a change of a segment.
   *
   * @param at when it was found out
   * @param day local day it belongs to
   * @param first true when the segment was never worked out before
   */
  record Found(Definition segment, Instant at, LocalDate day, Sizes sizes, boolean first) {}

  /** How many are in it now, and how many came and went. */
  record Sizes(long size, long entered, long left) {}

  /** Stores changes, all or none. */
  void found(List<Found> found);

  /** Stores why a segment cannot be worked out at the moment. */
  void failed(Definition segment, String reason);
}
