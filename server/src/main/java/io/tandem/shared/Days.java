package io.tandem.shared;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Finds the local day of an instant, quickly where the zone's offset is that of the one before. */
public final class Days {

  private static final long DAY = 86_400_000L;

  private final ZoneRules rules;
  private long from;
  private long to;
  private long offset;

  /** For one thread. */
  public Days(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Local date of an instant in UTC milliseconds, as days since 1970-01-01. */
  public int of(long time) {
    if (time < from || time >= to) {
      find(time);
    }
    return (int) Math.floorDiv(time + offset, DAY);
  }

  private void find(long time) {
    Instant at = Instant.ofEpochMilli(time);
    offset = rules.getOffset(at).getTotalSeconds() * 1000L;
    ZoneOffsetTransition next = rules.nextTransition(at);
    ZoneOffsetTransition before = rules.previousTransition(at.plusNanos(1));
    to = next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
    from = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
  }
}
