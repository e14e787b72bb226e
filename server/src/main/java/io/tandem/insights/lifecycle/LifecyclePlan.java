package io.tandem.insights.lifecycle;

import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A query with its calendar worked out.
 *
 * @param dates the whole intervals, and the one before them
 * @param bounds where the interval before, each interval, and what is behind begin, UTC
 *     milliseconds
 */
record LifecyclePlan(
    LifecycleQuery query, LocalDates dates, List<LocalDate> buckets, long[] bounds) {

  static LifecyclePlan of(LifecycleQuery query, ZoneId zone) {
    LocalDates range = query.range(zone);
    Interval interval = query.every();
    List<LocalDate> buckets = range.buckets(interval);
    LocalDate before = interval.plus(buckets.getFirst(), -1);
    long[] bounds = new long[buckets.size() + 2];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = interval.plus(before, i).atStartOfDay(zone).toInstant().toEpochMilli();
    }
    return new LifecyclePlan(query, new LocalDates(before, range.to(), zone), buckets, bounds);
  }

  /** The first moment of the interval before the dates. */
  long begin() {
    return bounds[0];
  }

  /** The first moment behind the dates. */
  long end() {
    return bounds[bounds.length - 1];
  }
}
