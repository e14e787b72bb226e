package io.tandem.experiments.definition;

import io.tandem.shared.EventSelector;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a metric's values come from when results are computed from events. Its window is one of
 * hours or one of days; both begin with a person's first exposure. Somebody whose window has not
 * ended yet has no value yet.
 *
 * @param event that counts; none where the project's definitions or the steps say which
 * @param measure people, active or funnel for a proportion; events, sum, revenue or ltv for the
 *     other kinds; values for a quantile over single events
 * @param property whose sum, or values, it is; of revenue and ltv that with the amount paid, {@code
 *     amount} when left out
 * @param fromHours where the window begins, in hours from the exposure; 0 when left out
 * @param toHours where it ends, exclusive; open when left out
 * @param beforeHours so many hours before the exposure the same is counted for the covariate
 *     (CUPED); no covariate when left out
 * @param steps of a funnel, 2 to 10 in their order; else none
 * @param fromDay first day that counts, the day of the exposure being 0
 * @param toDay last day that counts; open when left out
 * @param calendar whether days are local days of the project's zone, rather than 24 hours from the
 *     exposure; false when left out
 */
public record ExperimentSource(
    @Nullable EventSelector event,
    SourceMeasure measure,
    @Nullable String property,
    @Nullable Integer fromHours,
    @Nullable Integer toHours,
    @Nullable Integer beforeHours,
    List<EventSelector> steps,
    @Nullable Integer fromDay,
    @Nullable Integer toDay,
    @Nullable Boolean calendar) {

  private static final int MOST_DAYS = 366;
  private static final int MOST_HOURS = MOST_DAYS * 24;
  private static final int MOST_STEPS = 10;
  private static final int LONGEST_PROPERTY = 200;
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  /**
   * @throws TandemException {@code invalid_request}
   */
  public ExperimentSource {
    Claims.present(measure, "the measure of a source");
    steps = Claims.list(steps, "the steps of a funnel");
    boolean funnel = measure == SourceMeasure.FUNNEL;
    Claims.holds(
        (event == null) == (funnel || measure.defined()),
        "a source names its event; a funnel has steps instead, and active, revenue and ltv go by"
            + " the project's definitions");
    Claims.holds(
        funnel ? steps.size() >= 2 && steps.size() <= MOST_STEPS : steps.isEmpty(),
        "a funnel has 2 to " + MOST_STEPS + " steps, other measures none");
    property(measure, property);
    hours(fromHours, toHours);
    Claims.holds(
        beforeHours == null || (beforeHours > 0 && beforeHours <= MOST_HOURS),
        "a covariate looks 1 hour to 366 days back");
    Claims.holds(
        beforeHours == null || !(funnel || measure == SourceMeasure.VALUES),
        "funnels and single values have no covariate");
    boolean days = fromDay != null || toDay != null;
    Claims.holds(
        !days || (fromHours == null && toHours == null), "a window has hours or days, not both");
    Claims.holds(days || calendar == null || !calendar, "only a window of days is of the calendar");
    int first = fromDay == null ? 0 : fromDay;
    int last = toDay == null ? MOST_DAYS - 1 : toDay;
    Claims.holds(
        first >= 0 && first <= last && last < MOST_DAYS,
        "days are 0 to 365, the last not before the first");
  }

  private static void property(SourceMeasure measure, @Nullable String property) {
    boolean named = property != null;
    boolean fits =
        switch (measure) {
          case SUM, VALUES -> named;
          case REVENUE, LTV -> true;
          case PEOPLE, ACTIVE, FUNNEL, EVENTS -> !named;
        };
    Claims.holds(
        fits
            && (property == null || (!property.isBlank() && property.length() <= LONGEST_PROPERTY)),
        "a sum and single values name a property of 1 to 200 characters, revenue and ltv may, other"
            + " measures do not");
  }

  private static void hours(@Nullable Integer fromHours, @Nullable Integer toHours) {
    int from = fromHours == null ? 0 : fromHours;
    int to = toHours == null ? MOST_HOURS : toHours;
    Claims.holds(
        from >= 0 && from < to && to <= MOST_HOURS,
        "a window begins at 0 hours or later and ends after that, within 366 days");
  }

  /** The same counted on one day after the exposure, of 24 hours, alone. */
  public ExperimentSource onDay(int day) {
    return new ExperimentSource(
        event, measure, property, null, null, beforeHours, steps, day, day, false);
  }

  /** True when days are local days of the project's zone; then {@link #begins} means nothing. */
  public boolean byCalendar() {
    return calendar != null && calendar;
  }

  /** First day of a window of days. */
  public int firstDay() {
    return fromDay == null ? 0 : fromDay;
  }

  /** Milliseconds from the exposure on. */
  public long begins() {
    return fromDay == null ? (fromHours == null ? 0 : fromHours * HOUR) : fromDay * DAY;
  }

  /** Milliseconds from the exposure on, exclusive; null when it is open. */
  public @Nullable Long ends() {
    if (toDay != null) {
      return (toDay + 1) * DAY;
    }
    return toHours == null ? null : (Long) (toHours * HOUR);
  }

  /** Milliseconds before the exposure; 0 without a covariate. */
  public long before() {
    return beforeHours == null ? 0 : beforeHours * HOUR;
  }
}
