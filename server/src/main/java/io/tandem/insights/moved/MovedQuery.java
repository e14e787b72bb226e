package io.tandem.insights.moved;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why did a rate change?
 *
 * @param kind {@code moved}
 * @param from first local date
 * @param to last local date, inclusive
 * @param rate which rate
 * @param compare with which period; {@code previous} when left out
 * @param compareFrom first date of it, with {@code custom} only
 * @param compareTo last date of it, with {@code custom} only
 * @param dimensions properties of the events or, with {@code person.}, of the people, by which the
 *     change is split, 8 at most; {@code channel} when left out. A person with several values of an
 *     event's property counts for the last one of the period
 * @param withoutHolidays true to leave out days off of both periods
 * @param where filters of all events it looks at
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to", "rate"})
record MovedQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    RateQuestion rate,
    @Nullable Comparison compare,
    @Nullable LocalDate compareFrom,
    @Nullable LocalDate compareTo,
    List<Breakdown> dimensions,
    @Nullable Boolean withoutHolidays,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "moved";

  private static final int MOST = 8;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds, or the
   *     periods share a day
   */
  MovedQuery {
    Checks.dates(from, to);
    Checks.present(rate, "rate");
    where = Checks.filters(where);
    compare = compare == null ? Comparison.PREVIOUS : compare;
    dimensions = Checks.breakdowns(dimensions, MOST);
    dimensions = dimensions.isEmpty() ? List.of(Breakdown.by("channel")) : dimensions;
    boolean custom = compare == Comparison.CUSTOM;
    if (custom) {
      Checks.dates(compareFrom, compareTo);
    }
    if (custom == (compareFrom == null || compareTo == null)) {
      throw new TandemException(InsightError.MISSING_FIELD, "compareFrom");
    }
    LocalDates before =
        before(compare, new LocalDates(from, to, ZoneOffset.UTC), compareFrom, compareTo);
    if (!before.to().isBefore(from) && !before.from().isAfter(to)) {
      throw new TandemException(InsightError.WRONG_VALUE, "compareTo");
    }
  }

  boolean leavesHolidaysOut() {
    return withoutHolidays != null && withoutHolidays;
  }

  /** The period compared with. */
  LocalDates before(ZoneId zone) {
    Comparison comparison = compare == null ? Comparison.PREVIOUS : compare;
    return before(comparison, range(zone), compareFrom, compareTo);
  }

  private static LocalDates before(
      Comparison compare, LocalDates dates, @Nullable LocalDate from, @Nullable LocalDate to) {
    return compare == Comparison.CUSTOM
        ? new LocalDates(Objects.requireNonNull(from), Objects.requireNonNull(to), dates.zone())
        : compare.before(dates);
  }
}
