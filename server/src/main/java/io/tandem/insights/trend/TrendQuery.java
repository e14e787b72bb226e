package io.tandem.insights.trend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
 * @param formulas lines computed from the series, up to 10
 * @param compare earlier dates to answer too
 * @param cumulative true for running totals of events, people (distinct so far) and sums
 * @param rollingAverage mean of a bucket and those before it, so many in all, 2 to 400; not with
 *     cumulative
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
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
    @Nullable List<TrendFormula> formulas,
    @Nullable TrendCompare compare,
    @Nullable Boolean cumulative,
    @Nullable Integer rollingAverage,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "trend";

  private static final int MAX_SERIES = 10;
  private static final int MAX_BREAKDOWNS = 3;
  private static final long MAX_CELLS = 300_000;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds, {@code
   *     too_many_cells}
   */
  TrendQuery {
    Checks.dates(from, to);
    interval = interval == null ? Interval.DAY : interval;
    series = Checks.list(series, "series");
    breakdown = Checks.breakdowns(breakdown, MAX_BREAKDOWNS);
    where = Checks.filters(where);
    if (series.isEmpty() || series.size() > MAX_SERIES) {
      throw new TandemException(TrendError.SERIES_COUNT, MAX_SERIES);
    }
    formulas = formulas(formulas, series.size());
    if (Boolean.TRUE.equals(cumulative)) {
      if (rollingAverage != null) {
        throw new TandemException(TrendError.CUMULATIVE_ROLLING);
      }
      if (series.stream().anyMatch(one -> !one.measure().emptyIsZero())) {
        throw new TandemException(TrendError.CUMULATIVE_MEASURE);
      }
    }
    if (rollingAverage != null) {
      Checks.within(rollingAverage, 2, 400, "rollingAverage");
    }
    int buckets = new LocalDates(from, to, ZoneId.of("UTC")).buckets(interval).size();
    long cells = cells(buckets, series.size(), breakdown);
    if (cells > MAX_CELLS) {
      throw new TandemException(InsightError.TOO_MANY_CELLS, cells, MAX_CELLS);
    }
  }

  /** The formulas. */
  List<TrendFormula> computed() {
    return formulas == null ? List.of() : formulas;
  }

  /** True for running totals. */
  boolean running() {
    return Boolean.TRUE.equals(cumulative);
  }

  /** The same question about other dates. */
  TrendQuery at(TrendCompare.Dates dates) {
    return new TrendQuery(
        kind,
        dates.from(),
        dates.to(),
        interval,
        series,
        where,
        breakdown,
        formulas,
        null,
        cumulative,
        rollingAverage,
        environment,
        segment);
  }

  private static List<TrendFormula> formulas(@Nullable List<TrendFormula> formulas, int series) {
    List<TrendFormula> list = Checks.list(formulas, "formulas");
    if (list.size() > MAX_SERIES) {
      throw new TandemException(InsightError.OUT_OF_BOUNDS, "formulas", 0, MAX_SERIES);
    }
    list.forEach(formula -> Formula.parse(formula.formula(), series));
    return list;
  }

  private static long cells(int buckets, int series, List<Breakdown> breakdowns) {
    long cells = (long) buckets * series;
    for (Breakdown breakdown : breakdowns) {
      cells *= breakdown.top() + 1;
    }
    return cells;
  }
}
