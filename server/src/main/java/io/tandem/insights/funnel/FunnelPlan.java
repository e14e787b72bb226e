package io.tandem.insights.funnel;

import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A query with all that depends on the zone worked out.
 *
 * @param buckets first dates of the buckets of its interval; none without one
 * @param bounds where they begin, UTC milliseconds, and behind them where the range ends; empty
 *     without an interval
 * @param books of the values of each breakdown, filled as they come
 */
record FunnelPlan(
    FunnelQuery query,
    Walk.Rules rules,
    List<LocalDate> buckets,
    long[] bounds,
    List<ValueBook> books) {

  static FunnelPlan of(FunnelQuery query, ZoneId zone) {
    LocalDates range = query.range(zone);
    boolean[] skippable = new boolean[query.steps().size() + 1];
    for (int step = 1; step < skippable.length; step++) {
      skippable[step] = query.steps().get(step - 1).skippable();
    }
    long start = range.start().toEpochMilli();
    long end = range.end().toEpochMilli();
    Walk.Rules rules =
        new Walk.Rules(
            query.steps().size(),
            skippable,
            query.breakdowns().size(),
            query.windowMillis(),
            start,
            end);
    Interval interval = query.interval();
    List<LocalDate> buckets = interval == null ? List.of() : range.buckets(interval);
    long[] bounds = new long[buckets.isEmpty() ? 0 : buckets.size() + 1];
    for (int i = 0; i < buckets.size(); i++) {
      bounds[i] = Math.max(start, buckets.get(i).atStartOfDay(zone).toInstant().toEpochMilli());
    }
    if (bounds.length > 0) {
      bounds[buckets.size()] = end;
    }
    List<ValueBook> books = query.breakdowns().stream().map(any -> new ValueBook()).toList();
    return new FunnelPlan(query, rules, buckets, bounds, books);
  }

  /** True when an event's group matters beside its person. */
  boolean grouped() {
    return query.hold() != null || query.inSession();
  }
}
