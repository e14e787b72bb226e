package io.tandem.insights.retention;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of the people who start come back. The dates are those of the start; returns count after
 * them too.
 *
 * @param kind {@code retention}
 * @param from first local date of a start
 * @param to last local date of a start, inclusive
 * @param start the event that begins it
 * @param returning the event that counts as coming back, in JSON {@code return}
 * @param interval width of a cohort and of a cell; {@code day} when left out
 * @param periods how many cells, cell 0 (the cohort itself) included: 2 to 400, 12 when left out;
 *     not with brackets
 * @param mode first when left out
 * @param counting on when left out
 * @param timeWindow calendar when left out
 * @param brackets cells of one's own widths behind cell 0, up to 50
 * @param minimumOccurrences how many returns a cell asks for; 1 when left out
 * @param breakdown up to 3 properties; a return counts with the value of the start only
 * @param where filters of both events
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to", "start", "return"})
record RetentionQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    EventSelector start,
    @JsonProperty("return") EventSelector returning,
    @Nullable RetentionInterval interval,
    @Nullable Integer periods,
    @Nullable RetentionMode mode,
    @Nullable RetentionCounting counting,
    @Nullable RetentionClock timeWindow,
    @Nullable List<RetentionBracket> brackets,
    @Nullable Integer minimumOccurrences,
    @Nullable List<Breakdown> breakdown,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "retention";

  private static final int MAX_PERIODS = 400;
  private static final int MAX_BRACKETS = 50;
  private static final int MAX_HOUR_DAYS = 62;
  private static final long MAX_CELLS = 300_000;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds, {@code
   *     too_many_cells}
   */
  RetentionQuery {
    Checks.dates(from, to);
    Checks.present(start, "start");
    Checks.present(returning, "return");
    where = Checks.filters(where);
    breakdown = Checks.breakdowns(breakdown, 3);
    if (periods != null) {
      Checks.within(periods, 2, MAX_PERIODS, "periods");
    }
    if (minimumOccurrences != null) {
      Checks.within(minimumOccurrences, 1, 1_000_000, "minimumOccurrences");
    }
    if (brackets != null) {
      brackets = Checks.list(brackets, "brackets");
      if (brackets.isEmpty() || brackets.size() > MAX_BRACKETS) {
        throw new TandemException(RetentionError.BRACKET_COUNT, MAX_BRACKETS);
      }
      if (periods != null) {
        throw new TandemException(InsightError.WRONG_VALUE, "periods");
      }
    }
    checkInterval(interval, timeWindow, ChronoUnit.DAYS.between(from, to));
    checkCells(ChronoUnit.DAYS.between(from, to), interval, periods, brackets);
  }

  RetentionInterval every() {
    return interval == null ? RetentionInterval.DAY : interval;
  }

  RetentionMode starting() {
    return mode == null ? RetentionMode.FIRST : mode;
  }

  boolean orAfter() {
    return counting == RetentionCounting.ON_OR_AFTER;
  }

  boolean rolling() {
    return timeWindow == RetentionClock.ROLLING;
  }

  int minimum() {
    return minimumOccurrences == null ? 1 : minimumOccurrences;
  }

  List<Breakdown> breakdowns() {
    return breakdown == null ? List.of() : breakdown;
  }

  /** The cells behind cell 0. */
  List<RetentionBracket> cells() {
    return brackets == null
        ? java.util.stream.IntStream.range(1, periods == null ? 12 : periods)
            .mapToObj(period -> new RetentionBracket(period, period))
            .toList()
        : brackets;
  }

  /** The same without a breakdown. */
  RetentionQuery together() {
    return new RetentionQuery(
        kind,
        from,
        to,
        start,
        returning,
        interval,
        periods,
        mode,
        counting,
        timeWindow,
        brackets,
        minimumOccurrences,
        null,
        where,
        environment,
        segment);
  }

  private static void checkInterval(
      @Nullable RetentionInterval interval, @Nullable RetentionClock window, long days) {
    if (interval == RetentionInterval.MONTH && window == RetentionClock.ROLLING) {
      throw new TandemException(RetentionError.ROLLING_MONTHS);
    }
    if (interval == RetentionInterval.HOUR && days >= MAX_HOUR_DAYS) {
      throw new TandemException(RetentionError.HOURS, MAX_HOUR_DAYS);
    }
  }

  private static void checkCells(
      long days,
      @Nullable RetentionInterval interval,
      @Nullable Integer periods,
      @Nullable List<RetentionBracket> brackets) {
    long cohorts =
        switch (interval == null ? RetentionInterval.DAY : interval) {
          case HOUR -> (days + 1) * 25;
          case DAY -> days + 1;
          case WEEK -> days / 7 + 2;
          case MONTH -> days / 28 + 2;
        };
    long cells =
        cohorts * (brackets != null ? brackets.size() + 1 : periods == null ? 12 : periods);
    if (cells > MAX_CELLS) {
      throw new TandemException(InsightError.TOO_MANY_CELLS, cells, MAX_CELLS);
    }
  }
}
