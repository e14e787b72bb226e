package io.tandem.flags.live;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes exposures that wait, every second. */
@Component
class ExposureJob {

  private final PendingExposures exposures;

  ExposureJob(PendingExposures exposures) {
    this.exposures = exposures;
  }

  @Scheduled(fixedDelay = 1_000)
  void write() {
    exposures.write();
  }
}
