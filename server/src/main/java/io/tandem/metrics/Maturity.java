package io.tandem.metrics;

import io.tandem.shared.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long after its end a bucket goes on growing by what its people do later.
 *
 * @param days local days
 * @param buckets buckets of the same width
 */
record Maturity(int days, int buckets) {

  static final Maturity NONE = new Maturity(0, 0);

  /** How long a bucket then waits for late events. */
  static final Duration LATENESS = Duration.ofHours(1);

  /** The longer of two. */
  Maturity or(Maturity other) {
    return new Maturity(Math.max(days, other.days), Math.max(buckets, other.buckets));
  }

  /** The last local day a bucket depends on. */
  LocalDate lastDay(Interval interval, LocalDate start) {
    return interval.plus(start, 1L + buckets).plusDays(days - 1L);
  }

  /** The instant after which a bucket is closed. */
  Instant closes(Interval interval, LocalDate start, ZoneId zone) {
    return lastDay(interval, start).plusDays(1).atStartOfDay(zone).toInstant().plus(LATENESS);
  }

  /** The first bucket that depends on a local day, when a value looks back over {@code window}. */
  LocalDate firstTouched(Interval interval, LocalDate day) {
    return interval.plus(interval.startOf(day.minusDays(days)), -buckets);
  }

  /** The last such bucket. */
  LocalDate lastTouched(Interval interval, LocalDate day, int window) {
    return interval.plus(interval.startOf(day), window - 1L);
  }
}
