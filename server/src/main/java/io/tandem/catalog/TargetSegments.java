package io.tandem.catalog;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;

/** Knows the segments that campaigns may be meant for; the room that has segments implements it. */
public interface TargetSegments {

  /**
   * Lets a segment in use pass.
   *
   * @throws TandemException {@code unknown_segment}
   */
  void check(ProjectId project, String key);
}
