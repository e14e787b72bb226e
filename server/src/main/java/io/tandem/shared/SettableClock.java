package io.tandem.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A clock that is set to an instant and then runs on in real time. */
public final class SettableClock extends Clock {

  private final LongSupplier nanoseconds;
  private Instant set;
  private long since;

  /** Starts at {@code start}. */
  public SettableClock(Instant start) {
    this(start, System::nanoTime);
  }

  SettableClock(Instant start, LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
    this.set = start;
    this.since = nanoseconds.getAsLong();
  }

  /** Sets the clock; it runs on from there. */
  public synchronized void set(Instant now) {
    set = now;
    since = nanoseconds.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    return set.plus(Duration.ofNanos(nanoseconds.getAsLong() - since));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Take instants from this clock, zones from a project");
  }
}
