package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.flags.FlagError;
import io.tandem.flags.FlagRequests.Wanted;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Releases of people who are held out that somebody with the right to has approved. */
@Component
public class ApprovedHoldouts {

  private final Holdouts holdouts;
  private final FlagReferences references;
  private final FlagApprovals approvals;
  private final FlagBodies bodies;

  ApprovedHoldouts(
      Holdouts holdouts, FlagReferences references, FlagApprovals approvals, FlagBodies bodies) {
    this.holdouts = holdouts;
    this.references = references;
    this.approvals = approvals;
    this.bodies = bodies;
  }

  /**
   * Whose word it takes.
   *
   * @throws TandemException as {@link io.tandem.flags.FlagRequests#approver}
   */
  public Role approver(ProjectId project, Wanted wanted) {
    return approvals.approver(
        project, wanted.environment(), holdouts.needed(project, read(wanted), wanted.version()));
  }

  /**
   * Lets a release pass that could be made now.
   *
   * @throws TandemException as the route would, but for {@code approval_needed}; {@code
   *     unknown_flag}, {@code unknown_environment}; {@code flag_not_covered} when its people get
   *     another flag than the one that is named
   */
  public void check(ProjectId project, Wanted wanted) {
    HoldoutRelease release = read(wanted);
    references.checkPlace(project, wanted.flag(), wanted.environment());
    if (!holdouts.get(project, release.holdout()).covers(wanted.flag())) {
      throw new TandemException(FlagError.FLAG_NOT_COVERED, release.holdout(), wanted.flag());
    }
    holdouts.needed(project, release, wanted.version());
  }

  /** What the holdout of a request is called; its key when it is gone. */
  public Names names(ProjectId project, Wanted wanted) {
    String key = read(wanted).holdout();
    return holdouts.list(project).stream()
        .filter(holdout -> holdout.key().equals(key))
        .map(Holdout::names)
        .findFirst()
        .orElse(new Names(key, key));
  }

  /** Makes it; else as {@link #check}. */
  @Transactional
  public void apply(Actor actor, Wanted wanted) {
    holdouts.release(actor, read(wanted), wanted.version());
  }

  private HoldoutRelease read(Wanted wanted) {
    return bodies.read(wanted.body(), HoldoutRelease.class);
  }
}
