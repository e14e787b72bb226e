package io.tandem.insights;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.shared.Filter;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often something happened, bucket by bucket.
 *
 * @param kind {@code trend}
 * @param from first local date
 * @param to last local date, inclusive
 * @param interval width of a bucket; {@code day} when left out. A week or month that the range cuts
 *     counts only the days inside the range
 * @param series the lines, 1 to 10
 * @param where filters of all series
 * @param breakdown up to 3 properties that split every series
 * @param environment key of one environment; all when left out
 * @param segment must be left out: there are no segments yet
 */
@Schema(requiredProperties = {"kind", "from", "to", "series"})
record TrendQuery(
    @Schema(allowableValues = KIND) String kind,
    LocalDate from,
    LocalDate to,
    Interval interval,
    List<TrendSeries> series,
    List<Filter> where,
    List<Breakdown> breakdown,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "trend";

  private static final int MAX_SERIES = 10;
  private static final int MAX_BREAKDOWNS = 3;
  private static final long MAX_CELLS = 300_000;
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds, {@code
   *     unknown_segment}, {@code too_many_cells}
   */
  TrendQuery {
    day(from, "from");
    day(to, "to");
    interval = interval == null ? Interval.DAY : interval;
    series = list(series, "series");
    breakdown = list(breakdown, "breakdown");
    where = Checks.filters(where);
    if (series.isEmpty() || series.size() > MAX_SERIES) {
      throw new TandemException(InsightError.SERIES_COUNT, MAX_SERIES);
    }
    if (breakdown.size() > MAX_BREAKDOWNS) {
      throw new TandemException(InsightError.BREAKDOWN_COUNT, MAX_BREAKDOWNS);
    }
    if (segment != null) {
      throw new TandemException(InsightError.UNKNOWN_SEGMENT, segment);
    }
    int buckets = new LocalDates(from, to, ZoneId.of("UTC")).buckets(interval).size();
    long cells = cells(buckets, series.size(), breakdown);
    if (cells > MAX_CELLS) {
      throw new TandemException(InsightError.TOO_MANY_CELLS, cells, MAX_CELLS);
    }
  }

  /** The dates asked for, in the project's zone. */
  LocalDates range(ZoneId zone) {
    return new LocalDates(from, to, zone);
  }

  private static long cells(int buckets, int series, List<Breakdown> breakdowns) {
    long cells = (long) buckets * series;
    for (Breakdown breakdown : breakdowns) {
      cells *= breakdown.top() + 1;
    }
    return cells;
  }

  private static void day(@Nullable LocalDate day, String field) {
    Checks.present(day, field);
    if (day == null || day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new TandemException(InsightError.WRONG_VALUE, field);
    }
  }

  private static <T> List<T> list(@Nullable List<T> list, String field) {
    if (list == null) {
      return List.of();
    }
    if (list.stream().anyMatch(Objects::isNull)) {
      throw new TandemException(InsightError.WRONG_VALUE, field);
    }
    return List.copyOf(list);
  }
}
