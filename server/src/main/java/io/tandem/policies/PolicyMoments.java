package io.tandem.policies;

import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What the policies of a project said over time, several policies together. */
public interface PolicyMoments {

  /**
   * What policies made of the buckets from–to (inclusive), oldest first for each policy; of several
   * revisions the newest.
   *
   * @param policies their keys
   */
  List<PolicyJudgement> judged(
      ProjectId project, Collection<String> policies, LocalDate from, LocalDate to);

  /** The newest beginnings and ends of firing spans before an instant, newest first. */
  List<PolicyMoment> recent(ProjectId project, Instant before, int limit);
}
