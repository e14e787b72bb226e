package io.tandem.metrics;

import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which buckets of a project are computed.
 *
 * @param window how many buckets, the bucket itself the last, a value looks back over
 * @param segment id of the segment whose people alone count: those in it at the start of the bucket
 *     in which they do something; null for everybody
 */
record Span(ProjectId project, RateRange range, int window, @Nullable Long segment) {

  /** Widest window. */
  static final int MOST = 90;

  /**
   * @throws TandemException {@code invalid_request} on a window that cannot be
   */
  Span {
    boolean steps = range.interval() == Interval.DAY || range.interval() == Interval.WEEK;
    if (window < 1 || window > MOST || (window > 1 && !steps)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a window has 1 to " + MOST + " days or weeks");
    }
  }

  /** The days whose events count. */
  LocalDates days() {
    Interval interval = range.interval();
    LocalDates days = range.days();
    return interval == null || window == 1
        ? days
        : new LocalDates(interval.plus(days.from(), 1L - window), days.to(), days.zone());
  }

  /** Days from one bucket to the next. */
  int step() {
    return range.interval() == Interval.WEEK ? 7 : 1;
  }

  /** First days of the buckets, in order. */
  List<LocalDate> starts() {
    return range.starts();
  }

  /**
   * The interval, for what cannot do without.
   *
   * @throws TandemException {@code invalid_request} when there is none
   */
  Interval interval() {
    Interval interval = range.interval();
    if (interval == null) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "what follows a cohort is counted by day, week or month");
    }
    return interval;
  }
}
