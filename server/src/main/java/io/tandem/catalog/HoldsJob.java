package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.catalog.HoldStore.Due;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second whether the time of holds is over. */
@Component
class HoldsJob {

  private static final Logger log = LoggerFactory.getLogger(HoldsJob.class);

  private final HoldStore store;
  private final Holds holds;
  private final Projects projects;
  private final Clock clock;

  HoldsJob(HoldStore store, Holds holds, Projects projects, Clock clock) {
    this.store = store;
    this.holds = holds;
    this.projects = projects;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1_000)
  void run() {
    try {
      store.due(clock.instant()).forEach(this::lift);
    } catch (Exception failed) {
      log.warn("Holds were not lifted; trying again in 1 s", failed);
    }
  }

  private void lift(Due due) {
    Actor system = new Actor(projects.get(due.project()), null, "system", Set.of(Role.ADMIN));
    try {
      holds.lift(system, due.hold());
    } catch (TandemException changedMeanwhile) {
      log.info("Hold {} was not lifted: {}", due.hold(), changedMeanwhile.getMessage());
    }
  }
}
