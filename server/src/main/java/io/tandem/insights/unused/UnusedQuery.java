package io.tandem.insights.unused;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which features does nobody use 功能堆砌?
 *
 * @param kind {@code unused}
 * @param from first local date
 * @param to last local date, inclusive
 * @param rareBelow a share of active people below it is rare, 0 to 1; 0.05 when left out
 * @param newDays a feature launched at most so many days before {@code to} is too new to judge, 0
 *     to 365; 30 when left out
 * @param where filters of all events it looks at
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to"})
record UnusedQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    @Nullable Double rareBelow,
    @Nullable Integer newDays,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "unused";

  private static final double RARE = 0.05;
  private static final int NEW = 30;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  UnusedQuery {
    Checks.dates(from, to);
    where = Checks.filters(where);
    rareBelow = rareBelow == null ? RARE : rareBelow;
    if (!(rareBelow >= 0 && rareBelow <= 1)) {
      throw new TandemException(InsightError.WRONG_VALUE, "rareBelow");
    }
    newDays = Checks.within(newDays == null ? NEW : newDays, 0, 365, "newDays");
  }

  double rare() {
    return rareBelow == null ? RARE : rareBelow;
  }

  int young() {
    return newDays == null ? NEW : newDays;
  }

  /** As many days right before the queried ones. */
  LocalDates before(ZoneId zone) {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    return new LocalDates(from.minusDays(days), from.minusDays(1), zone);
  }
}
