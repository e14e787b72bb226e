package io.tandem.platform.time;

import io.tandem.shared.SettableClock;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock everything reads: the real one, or one that is set from outside for the demo. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  @ConditionalOnProperty(
      name = "tandem.clock.settable",
      havingValue = "false",
      matchIfMissing = true)
  Clock realClock() {
    return Clock.systemUTC();
  }

  /** Goes on where the last run left it; real time at the very first start. */
  @Bean
  @ConditionalOnProperty(name = "tandem.clock.settable", havingValue = "true")
  SettableClock settableClock(ClockStore store) {
    return new SettableClock(store.load().orElseGet(() -> Clock.systemUTC().instant()));
  }
}
