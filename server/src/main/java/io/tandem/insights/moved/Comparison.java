package io.tandem.insights.moved;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** With which period the queried one is compared. */
enum Comparison {
  /** As many days right before. */
  PREVIOUS,
  /** 环比 on the same weekdays: as many whole weeks before as the dates span. */
  WEEK,
  /** 同比 on the same dates of the year before. */
  YEAR,
  /** 同比 on the same weekdays: 52 weeks before. */
  YEAR_WEEKDAY,
  /** Dates of one's own. */
  CUSTOM;

  @JsonCreator
  static Comparison of(String name) {
    for (Comparison comparison : values()) {
      if (comparison.key().equals(name)) {
        return comparison;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "compare");
  }

  @JsonValue
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The period compared with; not for {@link #CUSTOM}. */
  LocalDates before(LocalDates dates) {
    long days = ChronoUnit.DAYS.between(dates.from(), dates.to()) + 1;
    return switch (this) {
      case PREVIOUS -> shifted(dates, days);
      case WEEK -> shifted(dates, Math.ceilDiv(days, 7L) * 7);
      case YEAR_WEEKDAY -> shifted(dates, 364);
      case YEAR ->
          new LocalDates(dates.from().minusYears(1), dates.to().minusYears(1), dates.zone());
      case CUSTOM -> throw new IllegalStateException("its dates are given");
    };
  }

  private static LocalDates shifted(LocalDates dates, long days) {
    return new LocalDates(dates.from().minusDays(days), dates.to().minusDays(days), dates.zone());
  }
}
