package io.tandem.metrics;

import io.tandem.shared.Interval;
import java.util.List;

/**
 * What kind of number a metric is.
 *
 * @param cohort true when it follows the people of a bucket beyond its end
 * @param intervals the buckets it can be computed for
 * @param daysBack how many days a value of a daily bucket looks back over unless told otherwise
 */
record MetricShape(
    Kind kind, boolean cohort, List<Interval> intervals, Unit unit, Better better, int daysBack) {

  static final MetricShape RATE_UP =
      new MetricShape(Kind.RATE, false, List.of(Interval.values()), Unit.PERCENT, Better.UP, 1);
  static final MetricShape RATE_DOWN =
      new MetricShape(Kind.RATE, false, List.of(Interval.values()), Unit.PERCENT, Better.DOWN, 1);
  static final MetricShape REVIEWS =
      new MetricShape(Kind.RATIO, false, List.of(Interval.values()), Unit.PERCENT, Better.DOWN, 7);
  static final MetricShape PEOPLE =
      new MetricShape(Kind.PEOPLE, false, List.of(Interval.values()), Unit.PEOPLE, Better.UP, 1);
  static final MetricShape COHORT =
      new MetricShape(Kind.RATE, true, List.of(Interval.values()), Unit.PERCENT, Better.UP, 1);
  static final MetricShape MONTHLY_COHORT =
      new MetricShape(Kind.RATE, true, List.of(Interval.MONTH), Unit.PERCENT, Better.UP, 1);

  /** How many buckets of an interval a value looks back over unless told otherwise. */
  int window(Interval interval) {
    return interval == Interval.DAY ? daysBack : 1;
  }
}
