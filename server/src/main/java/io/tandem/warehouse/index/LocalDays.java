package io.tandem.warehouse.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;

/** What a zone does to local days. */
final class LocalDays {

  private LocalDays() {}

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
