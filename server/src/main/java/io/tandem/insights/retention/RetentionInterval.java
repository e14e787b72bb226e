package io.tandem.insights.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Width of a cohort and of a cell. Hours are counted from the first midnight of the dates. */
enum RetentionInterval {
  HOUR(null, 1),
  DAY(Interval.DAY, 24),
  WEEK(Interval.WEEK, 7 * 24),
  MONTH(Interval.MONTH, 0);

  private static final long HOUR_MILLIS = 3_600_000L;

  private final @Nullable Interval calendar;
  private final int hours;

  RetentionInterval(@Nullable Interval calendar, int hours) {
    this.calendar = calendar;
    this.hours = hours;
  }

  /** The interval of the calendar; null for hours. */
  @Nullable Interval calendar() {
    return calendar;
  }

  /** Its length where it has a fixed one, in milliseconds; 0 for months. */
  long millis() {
    return hours * HOUR_MILLIS;
  }

  /** Reads the lower-case name. */
  @JsonCreator
  static RetentionInterval of(String name) {
    for (RetentionInterval interval : values()) {
      if (interval.key().equals(name)) {
        return interval;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "interval");
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
