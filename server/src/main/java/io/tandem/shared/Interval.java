package io.tandem.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Width of a bucket. Buckets are local: days of the project's zone, ISO weeks, calendar months. */
public enum Interval {
  DAY,
  WEEK,
  MONTH;

  /** First local day of the bucket that holds {@code day}. */
  public LocalDate startOf(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /** First local day of the bucket {@code steps} after the one starting at {@code start}. */
  public LocalDate plus(LocalDate start, long steps) {
    return switch (this) {
      case DAY -> start.plusDays(steps);
      case WEEK -> start.plusWeeks(steps);
      case MONTH -> start.plusMonths(steps);
    };
  }

  /** Reads {@code day}, {@code week} or {@code month}. */
  @JsonCreator
  public static Interval of(String name) {
    for (Interval interval : values()) {
      if (interval.key().equals(name)) {
        return interval;
      }
    }
    throw new TandemException(
        CommonError.INVALID_REQUEST, "interval must be day, week or month, not " + name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
