package io.tandem.platform.time;

import io.tandem.shared.SettableClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the settable clock's time, so that a restart does not take it back. */
@Component
@ConditionalOnProperty(name = "tandem.clock.settable", havingValue = "true")
class ClockJob implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ClockJob.class);

  private final SettableClock clock;
  private final ClockStore store;

  ClockJob(SettableClock clock, ClockStore store) {
    this.clock = clock;
    this.store = store;
  }

  @Scheduled(fixedDelay = 2_000)
  void run() {
    try {
      store.save(clock.instant());
    } catch (Exception failed) {
      log.warn("The clock's time is not saved; trying again in 2 s", failed);
    }
  }

  @Override
  public void destroy() {
    store.save(clock.instant());
  }
}
