package io.tandem.flags.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks twice a second whether another server changed flags, and at who is in their segments. */
@Component
class FlagRefreshJob {

  private static final Logger LOG = LoggerFactory.getLogger(FlagRefreshJob.class);

  private final LiveFlags flags;
  private final LiveSegments segments;

  FlagRefreshJob(LiveFlags flags, LiveSegments segments) {
    this.flags = flags;
    this.segments = segments;
  }

  @Scheduled(fixedDelay = 500)
  void readFlags() {
    try {
      flags.refresh();
    } catch (Exception failed) {
      LOG.warn("Flags were not read; evaluation goes on with those of before", failed);
    }
  }

  @Scheduled(fixedDelay = 2_000)
  void readSegments() {
    try {
      segments.refresh(flags.segments());
    } catch (Exception failed) {
      LOG.warn("Segments were not read; flags go on with those of before", failed);
    }
  }
}
