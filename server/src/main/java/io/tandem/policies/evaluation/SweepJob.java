package io.tandem.policies.evaluation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Wakes the sweeps, however the signals' call may have been missed. */
@Component
class SweepJob {

  private static final Logger log = LoggerFactory.getLogger(SweepJob.class);

  private final Sweeps sweeps;

  SweepJob(Sweeps sweeps) {
    this.sweeps = sweeps;
  }

  @Scheduled(fixedDelay = 300)
  void closed() {
    try {
      sweeps.closed();
    } catch (Exception failed) {
      log.warn("Policies were not judged; trying again", failed);
    }
  }

  @Scheduled(fixedDelay = 500)
  void open() {
    try {
      sweeps.open();
    } catch (Exception failed) {
      log.warn("Open buckets were not looked at; trying again", failed);
    }
  }
}
