package io.tandem.warehouse.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;

/** Finds the local day of an instant, quickly where instants come in order. One thread. */
final class LocalDays {

  private static final long DAY = 86_400_000L;

  private final ZoneRules rules;
  private long from;
  private long to;
  private long offset;

  LocalDays(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Days since 1970-01-01. */
  int day(long time) {
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

  /**
   * The zone and the version of its rules: with other rules the days may be others.
   *
   * @return e.g. {@code Asia/Shanghai 2025b}
   */
  static String tag(ZoneId zone) {
    try {
      return zone.getId() + " " + ZoneRulesProvider.getVersions(zone.getId()).lastKey();
    } catch (ZoneRulesException fixedOffset) {
      return zone.getId();
    }
  }

  /**
   * Whether the clock goes back over midnight close to the days, so that a local day has two parts
   * and ranges of instants and of days differ.
   */
  static boolean split(ZoneId zone, LocalDate first, LocalDate last) {
    Instant end = last.plusDays(3).atStartOfDay(zone).toInstant();
    Instant at = first.minusDays(2).atStartOfDay(zone).toInstant();
    ZoneRules rules = zone.getRules();
    for (ZoneOffsetTransition next = rules.nextTransition(at);
        next != null && next.getInstant().isBefore(end);
        next = rules.nextTransition(next.getInstant())) {
      LocalDate before = next.getDateTimeBefore().minusNanos(1).toLocalDate();
      if (next.getDateTimeAfter().toLocalDate().isBefore(before)) {
        return true;
      }
    }
    return false;
  }
}
