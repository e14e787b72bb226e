package io.tandem.events;

import io.tandem.shared.ProjectId;
import java.util.List;

/** Whose properties changed, in the order in which it was learnt. */
public interface PeopleChanges {

  /** Queries see every change of people and every merge up to this version; 0 for none. */
  long visible(ProjectId project);

  /**
   * People whose properties changed last behind a version, oldest change first.
   *
   * @param version behind which to read; 0 for all
   * @param limit how many at most
   */
  List<Change> after(ProjectId project, long version, int limit);

  /**
   * A person's newest change.
   *
   * @param version grows within the project; merges share its numbers
   * @param person key; it may have been merged away since
   */
  record Change(long version, long person) {}
}
