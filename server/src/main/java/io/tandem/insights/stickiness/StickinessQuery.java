package io.tandem.insights.stickiness;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In how many intervals of the dates people did something.
 *
 * @param kind {@code stickiness}
 * @param from first local date
 * @param to last local date, inclusive
 * @param series what they did, 1 to 10
 * @param interval {@code day} when left out. A week or month that the range cuts counts only the
 *     days inside the range
 * @param where filters of all series
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to", "series"})
record StickinessQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    List<EventSelector> series,
    @Nullable Interval interval,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "stickiness";

  private static final int MAX_SERIES = 10;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  StickinessQuery {
    Checks.dates(from, to);
    series = Checks.list(series, "series");
    where = Checks.filters(where);
    if (series.isEmpty() || series.size() > MAX_SERIES) {
      throw new TandemException(InsightError.OUT_OF_BOUNDS, "series", 1, MAX_SERIES);
    }
  }

  Interval every() {
    return interval == null ? Interval.DAY : interval;
  }
}
