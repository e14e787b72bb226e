package io.tandem.boards;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells open boards at most every two seconds what changed, and every 15 that they are alive. */
@Component
class BoardStreamJob {

  private static final Logger log = LoggerFactory.getLogger(BoardStreamJob.class);

  private final BoardStreams streams;

  BoardStreamJob(BoardStreams streams) {
    this.streams = streams;
  }

  @Scheduled(fixedDelay = 2_000)
  void publish() {
    try {
      streams.publish();
    } catch (Exception failed) {
      log.warn("Open boards were not told what changed; trying again in 2 s", failed);
    }
  }

  @Scheduled(fixedDelay = 15_000)
  void ping() {
    streams.ping();
  }
}
