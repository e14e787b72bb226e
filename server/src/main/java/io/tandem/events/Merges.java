package io.tandem.events;

import io.tandem.shared.ProjectId;
import java.util.List;

/** Which people turned out to be one, in the order in which it was learnt. */
public interface Merges {

  /**
   * Merges that queries on the event store see already, oldest first.
   *
   * @param version behind which to read; 0 for all
   * @param limit how many at most
   */
  List<Merge> after(ProjectId project, long version, int limit);

  /** The version of the newest merge that queries see; 0 when there is none. */
  long newest(ProjectId project);

  /**
   * A merge.
   *
   * @param version grows within the project
   * @param into the person that stayed; it may have been merged away since
   */
  record Merge(long version, long from, long into) {}
}
