package io.tandem.policies;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policies of each project, as other rooms see them. */
public interface Policies {

  /**
   * One policy.
   *
   * @throws TandemException {@code not_found}
   */
  Policy get(ProjectId project, String key);

  /** Who activated a policy last; empty when nobody did or there is no such policy. */
  Optional<Activator> activator(ProjectId project, String key);

  /**
   * Somebody who activated a policy.
   *
   * @param name as in {@link Policy#activatedBy}
   * @param person as in {@link io.tandem.access.Actor}; null where only the name was kept
   */
  record Activator(String name, @Nullable String person) {}

  /** How the active policies stand towards the series they bound, by key of the policy. */
  List<PolicyStanding> standings(ProjectId project);

  /** The live policies in a firing span now, in order of priority. */
  List<FiringPolicy> firing(ProjectId project);

  /** The firing spans of a policy, newest first; empty when there is no such policy. */
  List<PolicyEpisode> episodes(ProjectId project, String key);

  /**
   * Order in which subjects go (R16): 1 the project and core features, 2 campaigns and standard
   * features, 3 exploratory features and what no longer exists.
   */
  int priority(ProjectId project, @Nullable PolicySubject subject);
}
