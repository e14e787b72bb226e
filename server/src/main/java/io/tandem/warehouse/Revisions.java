package io.tandem.warehouse;

import io.tandem.shared.ProjectId;

/** Tells whether what queries read may have changed. Kept in memory, for as long as the store. */
public interface Revisions {

  /**
   * Numbers that grow when something changes, each by itself. A change is counted after it can be
   * read and before it is acknowledged: what is read after asking for a revision is at least what
   * that revision stands for, and as long as it stays the same everything acknowledged was seen.
   *
   * @param events of events before the instant asked about, and of who they belong to
   * @param persons of the properties of people
   * @param memberships of who is and was in segments
   */
  record Revision(long events, long persons, long memberships) {}

  /**
   * The revision now.
   *
   * @param before UTC milliseconds; events at or after it do not count
   */
  Revision of(ProjectId project, long before);
}
