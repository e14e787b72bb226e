package io.tandem.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SettableClockTest {

  @Test
  void runsOnInRealTimeFromWhereItWasSet() {
    AtomicLong time = new AtomicLong(77);
    SettableClock clock = new SettableClock(Instant.EPOCH, time::get);
    time.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(5));
    clock.set(Instant.parse("2026-03-02T00:00:00Z"));
    time.addAndGet(Duration.ofMillis(1500).toNanos());
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T00:00:01.500Z"));
  }
}
