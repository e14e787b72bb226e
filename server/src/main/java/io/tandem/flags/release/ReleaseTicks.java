package io.tandem.flags.release;

import io.tandem.access.Actor;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.flags.registry.Rollouts;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets one gray release go on; safe on any number of servers. */
@Component
class ReleaseTicks {

  private final ReleaseStore store;
  private final ReleaseMoves moves;
  private final Projects projects;
  private final Rollouts rollouts;

  ReleaseTicks(ReleaseStore store, ReleaseMoves moves, Projects projects, Rollouts rollouts) {
    this.store = store;
    this.moves = moves;
    this.projects = projects;
    this.rollouts = rollouts;
  }

  /** True when something may be due, so that flags of the project need not wait for nothing. */
  boolean isDue(StoredRelease release) {
    return moves.decide(release).step() != ReleaseMachine.Step.WAIT;
  }

  /** Decides anew under the project's lock, and does it. */
  @Transactional
  public void tick(StoredRelease seen) {
    rollouts.lock(seen.project());
    store
        .claim(seen.id())
        .ifPresent(release -> {
          Actor system =
              new Actor(projects.get(release.project()), null, "system", Set.of(Role.ADMIN));
          moves.follow(system, release, moves.decide(release));
        });
  }
}
