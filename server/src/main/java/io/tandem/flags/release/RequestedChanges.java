package io.tandem.flags.release;

import io.tandem.access.Actor;
import io.tandem.access.Role;
import io.tandem.flags.FlagRequests;
import io.tandem.flags.registry.ApprovedChanges;
import io.tandem.flags.registry.ApprovedHoldouts;
import io.tandem.flags.registry.FlagBodies;
import io.tandem.flags.registry.Rollouts.Place;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Changes of flags and gray releases that somebody approved. */
@Component
class RequestedChanges implements FlagRequests {

  private final ApprovedChanges changes;
  private final ApprovedHoldouts holdouts;
  private final Releases releases;
  private final ReleaseStore store;
  private final FlagBodies bodies;

  RequestedChanges(
      ApprovedChanges changes,
      ApprovedHoldouts holdouts,
      Releases releases,
      ReleaseStore store,
      FlagBodies bodies) {
    this.changes = changes;
    this.holdouts = holdouts;
    this.releases = releases;
    this.store = store;
    this.bodies = bodies;
  }

  @Override
  public Role approver(ProjectId project, Wanted wanted) {
    return wanted.kind() == Kind.HOLDOUT
        ? holdouts.approver(project, wanted)
        : changes.approver(project, wanted);
  }

  @Override
  public Named named(ProjectId project, Wanted wanted) {
    Names flag = changes.names(project, wanted.flag());
    if (wanted.kind() != Kind.HOLDOUT) {
      return new Named(flag, null, List.of());
    }
    List<Names> left = new ArrayList<>();
    for (JsonNode key : wanted.body().path("flags")) {
      left.add(changes.names(project, key.asString("")));
    }
    return new Named(flag, holdouts.names(project, wanted), left);
  }

  @Override
  public void check(ProjectId project, Wanted wanted) {
    switch (wanted.kind()) {
      case RELEASE -> {
        ReleaseDraft draft = bodies.read(wanted.body(), ReleaseDraft.class);
        releases.check(project, place(wanted, draft), draft);
      }
      case HOLDOUT -> holdouts.check(project, wanted);
      case CHANGE, LAYER, REVERT, VALUES -> changes.check(project, wanted);
    }
  }

  @Override
  public void checkPlace(ProjectId project, String flag, String environment) {
    changes.checkPlace(project, flag, environment);
  }

  @Override
  @Transactional
  public void run(Actor actor, Wanted wanted) {
    switch (wanted.kind()) {
      case RELEASE -> {
        ReleaseDraft draft = bodies.read(wanted.body(), ReleaseDraft.class);
        releases.begin(actor, place(wanted, draft), wanted.version(), draft);
      }
      case HOLDOUT -> holdouts.apply(actor, wanted);
      case CHANGE, LAYER, REVERT, VALUES -> changes.apply(actor, wanted);
    }
  }

  private static Place place(Wanted wanted, ReleaseDraft draft) {
    return new Place(wanted.flag(), wanted.environment(), draft.rule(), null);
  }

  @Override
  @Transactional
  public boolean retreat(Actor actor, String flag, String environment, String reason) {
    ReleaseState state =
        store
            .newest(actor.projectId(), flag, environment)
            .map(StoredRelease::state)
            .orElse(ReleaseState.DONE);
    if (state.isUnderWay()) {
      releases.takeBack(actor, flag, environment, reason);
      return true;
    }
    if (state == ReleaseState.SCHEDULED) { // what is taken away does not come back by itself
      releases.transition(actor, flag, environment, ReleaseState.STOPPED, reason);
    }
    changes.switchOff(actor, flag, environment, reason);
    return false;
  }

  @Override
  @Transactional
  public void takeAway(Actor actor, String flag, String environment, String reason) {
    changes.switchOff(actor, flag, environment, reason);
    retreat(actor, flag, environment, reason);
  }
}
