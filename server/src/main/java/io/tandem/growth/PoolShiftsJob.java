package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.growth.ShiftStore.Due;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second whether shifts of pools have come to their end, and takes them back. */
@Component
class PoolShiftsJob {

  private static final Logger log = LoggerFactory.getLogger(PoolShiftsJob.class);

  private final ShiftStore store;
  private final PoolShifts shifts;
  private final Projects projects;
  private final Clock clock;

  PoolShiftsJob(ShiftStore store, PoolShifts shifts, Projects projects, Clock clock) {
    this.store = store;
    this.shifts = shifts;
    this.projects = projects;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1_000)
  void run() {
    try {
      store.due(clock.instant()).forEach(this::end);
    } catch (Exception failed) {
      log.warn("Shifts of pools did not end; trying again in 1 s", failed);
    }
  }

  private void end(Due due) {
    Actor system = new Actor(projects.get(due.project()), null, "system", Set.of(Role.ADMIN));
    try {
      shifts.end(system, due.pool(), due.shift());
    } catch (TandemException endedMeanwhile) {
      log.info("Shift {} of pool {} had ended", due.shift(), due.pool());
    }
  }
}
