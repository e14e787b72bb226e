package io.tandem.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Saves the counts of write keys every few seconds. */
@Component
class WriteKeyUseJob {

  private static final Logger log = LoggerFactory.getLogger(WriteKeyUseJob.class);

  private final CountedWriteKeys keys;

  WriteKeyUseJob(CountedWriteKeys keys) {
    this.keys = keys;
  }

  @Scheduled(fixedDelay = 5_000)
  void run() {
    try {
      keys.save();
    } catch (Exception failed) {
      log.warn("Counts of write keys are not saved; trying again in 5 s", failed);
    }
  }
}
