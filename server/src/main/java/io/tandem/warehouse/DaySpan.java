package io.tandem.warehouse;

import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of local days, as days since 1970-01-01, both ends inclusive. Empty when it ends before it
 * begins.
 */
public record DaySpan(int from, int to) {

  /** All days up to and including one. */
  public static DaySpan until(int to) {
    return new DaySpan(Integer.MIN_VALUE, to);
  }

  /** The whole range. */
  public static DaySpan of(LocalDates range) {
    return new DaySpan((int) range.from().toEpochDay(), (int) range.to().toEpochDay());
  }

  /** The buckets that touch a range, those at its ends cut to the range. */
  public static List<DaySpan> buckets(LocalDates range, Interval interval) {
    List<DaySpan> spans = new ArrayList<>();
    DaySpan whole = of(range);
    for (LocalDate start : range.buckets(interval)) {
      int first = (int) start.toEpochDay();
      int last = (int) interval.plus(start, 1).toEpochDay() - 1;
      spans.add(new DaySpan(Math.max(first, whole.from), Math.min(last, whole.to)));
    }
    return spans;
  }

  /** Whether a day lies in it. */
  public boolean contains(int day) {
    return day >= from && day <= to;
  }
}
