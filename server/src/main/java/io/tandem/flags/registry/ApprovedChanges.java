package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.flags.FlagRequests.Kind;
import io.tandem.flags.FlagRequests.Wanted;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.registry.FlagChanges.Guards;
import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of flags in an environment that somebody with the right to has approved. */
@Component
public class ApprovedChanges {

  private final FlagChanges changes;
  private final Layers layers;
  private final Guards guards;
  private final FlagBodies bodies;

  ApprovedChanges(FlagChanges changes, Layers layers, Guards guards, FlagBodies bodies) {
    this.changes = changes;
    this.layers = layers;
    this.guards = guards;
    this.bodies = bodies;
  }

  /** What somebody wants to say of a flag, and why. */
  private record Asked(UnaryOperator<FlagContent> change, @Nullable String note) {}

  private Asked asked(ProjectId project, Wanted wanted) {
    String flag = wanted.flag();
    return switch (wanted.kind()) {
      case CHANGE -> {
        FlagBehaviourChange change = bodies.read(wanted.body(), FlagBehaviourChange.class);
        yield new Asked(before -> changed(before, wanted.environment(), change), change.note());
      }
      case LAYER -> {
        SeatChange seat = bodies.read(wanted.body(), SeatChange.class);
        yield new Asked(layers.seating(project, flag, seat), seat.note());
      }
      case REVERT -> {
        FlagRevert to = bodies.read(wanted.body(), FlagRevert.class);
        FlagContent said = changes.revision(changes.get(project, flag), to.revision()).content();
        yield new Asked(before -> said.seated(before.seat()), to.note());
      }
      case VALUES -> {
        FlagChange change = bodies.read(wanted.body(), FlagChange.class);
        yield new Asked(change::applied, change.note());
      }
      case RELEASE, HOLDOUT ->
          throw new IllegalArgumentException("it is not the flag that says something else");
    };
  }

  /**
   * Whose word it takes.
   *
   * @throws TandemException as {@link io.tandem.flags.FlagRequests#approver}
   */
  public Role approver(ProjectId project, Wanted wanted) {
    FlagApprovals approvals = guards.approvals();
    if (wanted.kind() == Kind.CHANGE || wanted.kind() == Kind.RELEASE) {
      return approvals.approver(project, wanted.environment());
    }
    FlagContent before = changes.get(project, wanted.flag()).content();
    FlagContent after = asked(project, wanted).change.apply(before);
    return approvals.approver(
        project, wanted.environment(), approvals.needed(project, before, after));
  }

  /**
   * Lets a change pass that could be made now.
   *
   * @throws TandemException as the route would, but for {@code approval_needed}
   */
  public void check(ProjectId project, Wanted wanted) {
    StoredFlag stored = changes.get(project, wanted.flag());
    if (stored.version() != wanted.version()) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    guards.references().checkPlace(project, wanted.flag(), wanted.environment());
    FlagContent said = asked(project, wanted).change.apply(stored.content());
    guards.freeze().check(project, wanted.flag(), stored.content(), said);
    guards.traffic().check(stored, said);
    guards.references().check(project, stored.definition(said), said.feature());
  }

  /**
   * Checks that there is such a flag in use, and such an environment.
   *
   * @throws TandemException {@code unknown_flag}, {@code unknown_environment}
   */
  public void checkPlace(ProjectId project, String flag, String environment) {
    guards.references().checkPlace(project, flag, environment);
  }

  /** What a flag is called; its key when there is none. */
  public Names names(ProjectId project, String flag) {
    return changes
        .find(project, flag)
        .map(found -> found.content().names())
        .orElse(new Names(flag, flag));
  }

  /** Makes it; else as {@link #check}. */
  @Transactional
  public void apply(Actor actor, Wanted wanted) {
    Asked asked = asked(actor.projectId(), wanted);
    changes.apply(actor, wanted.flag(), wanted.version(), asked.change, asked.note);
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
