package io.tandem.insights.lifecycle;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is new, who stays, who comes back and who goes quiet. Intervals are whole: a range that cuts
 * a week or a month is widened to it.
 *
 * @param kind {@code lifecycle}
 * @param from first local date
 * @param to last local date, inclusive
 * @param event what counts as activity; any event when left out
 * @param interval {@code day} when left out
 * @param where filters of the activity
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to"})
record LifecycleQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    @Nullable EventSelector event,
    @Nullable Interval interval,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "lifecycle";

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  LifecycleQuery {
    Checks.dates(from, to);
    where = Checks.filters(where);
  }

  Interval every() {
    return interval == null ? Interval.DAY : interval;
  }

  EventSelector activity() {
    return event == null ? EventSelector.of("*") : event;
  }

  /** The whole intervals that the dates touch. */
  @Override
  public LocalDates range(ZoneId zone) {
    LocalDate last = every().plus(every().startOf(to), 1).minusDays(1);
    return new LocalDates(every().startOf(from), last, zone);
  }
}
