package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.flags.FlagRequests.Wanted;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Releases of people who are held out that somebody with the right to has approved. */
@Component
public class ApprovedHoldouts {

  private final Holdouts holdouts;
  private final FlagApprovals approvals;
  private final FlagBodies bodies;

  ApprovedHoldouts(Holdouts holdouts, FlagApprovals approvals, FlagBodies bodies) {
    this.holdouts = holdouts;
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
   * @throws TandemException as the route would, but for {@code approval_needed}
   */
  public void check(ProjectId project, Wanted wanted) {
    holdouts.needed(project, read(wanted), wanted.version());
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
