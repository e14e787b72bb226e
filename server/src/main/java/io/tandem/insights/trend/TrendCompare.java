package io.tandem.insights.trend;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Which earlier dates a trend is compared with. */
enum TrendCompare {
  /** As many intervals right before. */
  PREVIOUS_PERIOD("previousPeriod"),
  /** The same weekdays: whole weeks before, as few as lie clear of the dates. */
  SAME_WEEKDAYS("sameWeekdays"),
  /** The same dates of the year before. */
  LAST_YEAR("lastYear");

  private final String key;

  TrendCompare(String key) {
    this.key = key;
  }

  /** The dates to compare with. */
  Dates of(LocalDate from, LocalDate to, Interval interval) {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    return switch (this) {
      case LAST_YEAR -> new Dates(from.minusYears(1), to.minusYears(1));
      case SAME_WEEKDAYS -> {
        long shift = (days + 6) / 7 * 7;
        yield new Dates(from.minusDays(shift), to.minusDays(shift));
      }
      case PREVIOUS_PERIOD -> previous(from, to, interval, days);
    };
  }

  private static Dates previous(LocalDate from, LocalDate to, Interval interval, long days) {
    if (interval == Interval.DAY) {
      return new Dates(from.minusDays(days), from.minusDays(1));
    }
    long steps =
        interval == Interval.WEEK
            ? ChronoUnit.WEEKS.between(interval.startOf(from), interval.startOf(to)) + 1
            : ChronoUnit.MONTHS.between(interval.startOf(from), interval.startOf(to)) + 1;
    boolean whole = to.equals(interval.plus(interval.startOf(to), 1).minusDays(1));
    LocalDate last = interval.plus(to, -steps);
    // the last of February is compared with the last of January
    LocalDate end = whole ? interval.plus(interval.startOf(last), 1).minusDays(1) : last;
    return new Dates(interval.plus(from, -steps), end);
  }

  /** Local dates, both inclusive. */
  record Dates(LocalDate from, LocalDate to) {}

  /** Reads the name used in JSON. */
  @JsonCreator
  static TrendCompare of(String name) {
    for (TrendCompare compare : values()) {
      if (compare.key.equals(name)) {
        return compare;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "compare");
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return key;
  }
}
