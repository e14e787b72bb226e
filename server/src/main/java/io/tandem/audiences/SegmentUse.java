package io.tandem.audiences;

import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.util.List;

/** A room that refers to segments. Every bean of this type is asked before one is archived. */
public interface SegmentUse {

  /**
   * What refers to a segment.
   *
   * @param kind of thing, e.g. {@code policy}
   */
  record SegmentUsage(String kind, String key, Names names) {}

  /** Things in use that refer to a segment. */
  List<SegmentUsage> of(ProjectId project, String segment);
}
