package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The server's settable clock, and what it must show right now. */
final class DemoClock {

  private final ApiClient api;
  private volatile Instant set = Instant.EPOCH;
  private volatile long since = System.nanoTime();

  DemoClock(ApiClient api) {
    this.api = api;
  }

  /** Sets the server's clock; it runs on from there. */
  void set(Instant now) {
    api.put("/api/clock", Map.of("now", now.toString()));
    set = now;
    since = System.nanoTime();
  }

  /** Sets the server's clock unless it is later already: a demo that goes on never turns back. */
  void advance(Instant to) {
    if (now().isBefore(to)) {
      set(to);
    }
  }

  /** Reads the server's clock anew. */
  void read() {
    set = Instant.parse(api.get("/api/status").path("now").asString());
    since = System.nanoTime();
  }

  Instant now() {
    return set.plus(Duration.ofNanos(System.nanoTime() - since));
  }
}
