package io.tandem.boards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a digest is due. Local days and local times are compared, never durations: a time that a
 * change to daylight saving leaves out counts as passed at the first moment after it, and one that
 * comes twice is met once, since its day is taken by then.
 */
final class DigestTimes {

  private DigestTimes() {}

  /** The local day it is due for now, or null. */
  static @Nullable LocalDate due(Digest digest, Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    LocalDate today = local.toLocalDate();
    LocalDate last = digest.lastDay();
    boolean taken = last != null && !last.isBefore(today);
    boolean early = local.toLocalTime().isBefore(digest.time());
    return !digest.enabled() || taken || early ? null : today;
  }

  /** The day whose time is over when it is set up: it begins on the next one. */
  static @Nullable LocalDate over(DigestDraft draft, Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    return local.toLocalTime().isBefore(draft.time()) ? null : local.toLocalDate();
  }

  /** When it goes out next; null while it is off. */
  static @Nullable Instant next(Digest digest, Instant now, ZoneId zone) {
    if (!digest.enabled()) {
      return null;
    }
    if (due(digest, now, zone) != null) {
      return now;
    }
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate last = digest.lastDay();
    LocalDate day = last == null || last.isBefore(today) ? today : last.plusDays(1);
    return ZonedDateTime.of(day, digest.time(), zone).toInstant();
  }

  /** When it was due on a day. */
  static Instant at(Digest digest, LocalDate day, ZoneId zone) {
    return ZonedDateTime.of(day, digest.time(), zone).toInstant();
  }
}
