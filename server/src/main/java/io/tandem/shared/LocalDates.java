package io.tandem.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A range of local dates, both ends inclusive, in a zone. */
public record LocalDates(LocalDate from, LocalDate to, ZoneId zone) {

  /** The days that a range may have. */
  public static final int LONGEST = 3700;

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

  /**
   * @throws TandemException {@code invalid_request} when the range ends before it begins, spans
   *     more than 3,700 days, or lies outside of the years 1900 to 2200
   */
  public LocalDates {
    if (from.isBefore(FIRST) || to.isAfter(LAST)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "dates lie between the years 1900 and 2200");
    }
    if (to.isBefore(from)) {
      throw new TandemException(CommonError.INVALID_REQUEST, "'to' lies before 'from'");
    }
    if (from.plusDays(LONGEST).isBefore(to)) {
      throw new TandemException(CommonError.INVALID_REQUEST, "a range spans 3,700 days at most");
    }
  }

  /** First instant of the range: the start of its first local day (DST gaps included). */
  public Instant start() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** First instant after the range. */
  public Instant end() {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Start dates of the buckets that touch the range, in order. */
  public List<LocalDate> buckets(Interval interval) {
    List<LocalDate> buckets = new ArrayList<>();
    for (LocalDate start = interval.startOf(from);
        !start.isAfter(to);
        start = interval.plus(start, 1)) {
      buckets.add(start);
    }
    return buckets;
  }
}
