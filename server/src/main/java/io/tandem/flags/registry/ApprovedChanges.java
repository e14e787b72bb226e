package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Changes of flags in an environment that somebody with the right to has approved. */
@Component
public class ApprovedChanges {

  private final FlagChanges changes;
  private final FlagReferences references;
  private final FlagApprovals approvals;
  private final FlagBodies bodies;

  ApprovedChanges(
      FlagChanges changes, FlagReferences references, FlagApprovals approvals, FlagBodies bodies) {
    this.changes = changes;
    this.references = references;
    this.approvals = approvals;
    this.bodies = bodies;
  }

  /** Whose word a change in an environment takes: product's where nothing is said. */
  public Role approver(ProjectId project, String environment) {
    return approvals.approver(project, environment);
  }

  /**
   * Lets a change pass that could be made now.
   *
   * @param body as of {@code PATCH …/environments/{environment}}
   * @throws TandemException as that route, but for {@code approval_needed}
   */
  public void check(
      ProjectId project, String flag, String environment, long version, JsonNode body) {
    StoredFlag stored = changes.get(project, flag);
    if (stored.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    FlagContent said =
        changed(stored.content(), environment, bodies.read(body, FlagBehaviourChange.class));
    references.check(project, stored.definition(said), said.feature());
  }

  /**
   * Checks that there is such a flag in use, and such an environment.
   *
   * @throws TandemException {@code unknown_flag}, {@code unknown_environment}
   */
  public void checkPlace(ProjectId project, String flag, String environment) {
    references.checkPlace(project, flag, environment);
  }

  /** Makes it; else as {@link #check}. */
  @Transactional
  public void apply(Actor actor, String flag, String environment, long version, JsonNode body) {
    FlagBehaviourChange change = bodies.read(body, FlagBehaviourChange.class);
    changes.apply(
        actor, flag, version, before -> changed(before, environment, change), change.note());
  }

  /** Switches a flag off in an environment; nothing happens to what is off. */
  @Transactional
  public void switchOff(Actor actor, String flag, String environment, String note) {
    StoredFlag stored = changes.get(actor.projectId(), flag);
    FlagBehaviourChange off = new FlagBehaviourChange(false, null, null, null, null, null);
    if (stored.content().environments().getOrDefault(environment, FlagBehaviour.OFF).enabled()) {
      changes.apply(
          actor, flag, stored.version(), before -> changed(before, environment, off), note);
    }
  }

  private static FlagContent changed(
      FlagContent before, String environment, FlagBehaviourChange change) {
    FlagBehaviour there = before.environments().getOrDefault(environment, FlagBehaviour.OFF);
    return before.with(environment, change.applied(there));
  }
}
