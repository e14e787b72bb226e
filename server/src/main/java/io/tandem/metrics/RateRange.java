package io.tandem.metrics;

import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The buckets that are asked for. Weeks and months are taken whole, so that a bucket has the same
 * numbers whatever the range.
 *
 * @param days all days of all buckets
 * @param interval width of a bucket; null for one bucket over all days
 */
public record RateRange(LocalDates days, @Nullable Interval interval) {

  private static final String TOTAL = "total";
  private static final int MOST_BUCKETS = 1_100;

  /**
   * @throws TandemException {@code invalid_request} on more than 1,100 buckets
   */
  public RateRange(LocalDates days, @Nullable Interval interval) {
    this.interval = interval;
    this.days =
        interval == null
            ? days
            : new LocalDates(
                interval.startOf(days.from()),
                interval.plus(interval.startOf(days.to()), 1).minusDays(1),
                days.zone());
    if (interval != null && this.days.buckets(interval).size() > MOST_BUCKETS) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "at most " + MOST_BUCKETS + " buckets at a time");
    }
  }

  /** Reads {@code day}, {@code week}, {@code month} or {@code total}. */
  public static RateRange of(LocalDates days, String interval) {
    return new RateRange(days, interval.equals(TOTAL) ? null : Interval.of(interval));
  }

  /** The interval's name in JSON. */
  String intervalKey() {
    return interval == null ? TOTAL : interval.key();
  }

  /** First days of the buckets, in order. */
  List<LocalDate> starts() {
    return interval == null ? List.of(days.from()) : days.buckets(interval);
  }

  /** The instant after which the bucket that starts on a day is closed. */
  Instant closes(LocalDate start, Maturity maturity) {
    return interval == null
        ? days.end().plus(Maturity.LATENESS)
        : maturity.closes(interval, start, days.zone());
  }
}
