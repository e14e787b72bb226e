package io.tandem.flags.release;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second whether a gray release goes on, or back. */
@Component
class ReleasesJob {

  private static final Logger log = LoggerFactory.getLogger(ReleasesJob.class);

  private final ReleaseStore store;
  private final ReleaseTicks ticks;

  ReleasesJob(ReleaseStore store, ReleaseTicks ticks) {
    this.store = store;
    this.ticks = ticks;
  }

  @Scheduled(fixedDelay = 1_000)
  void run() {
    try {
      store.open().forEach(this::look);
    } catch (Exception failed) {
      log.warn("Gray releases were not looked at; trying again in 1 s", failed);
    }
  }

  private void look(StoredRelease release) {
    try {
      if (ticks.isDue(release)) {
        ticks.tick(release);
      }
    } catch (Exception failed) { // the others go on
      log.warn("Gray release of {} did not go on; trying again in 1 s", release.flag(), failed);
    }
  }
}
