package io.tandem.experiments.definition;

import io.tandem.shared.EventSelector;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/**
 * Where a metric's values come from when results are computed from events.
 *
 * @param measure people for a proportion, events or sum for the other kinds
 * @param property whose sum it is; only for sums
 * @param fromHours where the window begins, in hours from a person's exposure; 0 when left out
 * @param toHours where it ends, exclusive; open when left out. Somebody whose window has not ended
 *     yet has no value yet
 * @param beforeHours so many hours before the exposure the same is counted for the covariate
 *     (CUPED); no covariate when left out
 */
public record ExperimentSource(
    EventSelector event,
    SourceMeasure measure,
    @Nullable String property,
    @Nullable Integer fromHours,
    @Nullable Integer toHours,
    @Nullable Integer beforeHours) {

  private static final int MOST_HOURS = 366 * 24;
  private static final long HOUR = 3_600_000L;

  /**
   * @throws TandemException {@code invalid_request}
   */
  public ExperimentSource {
    Claims.present(event, "the event of a source");
    Claims.present(measure, "the measure of a source");
    Claims.holds(
        (measure == SourceMeasure.SUM) == (property != null && !property.isBlank()),
        "a sum names a property, other measures none");
    int from = fromHours == null ? 0 : fromHours;
    int to = toHours == null ? MOST_HOURS : toHours;
    Claims.holds(
        from >= 0 && from < to && to <= MOST_HOURS,
        "a window begins at 0 hours or later and ends after that, within 366 days");
    Claims.holds(
        beforeHours == null || (beforeHours > 0 && beforeHours <= MOST_HOURS),
        "a covariate looks 1 hour to 366 days back");
  }

  /** Milliseconds from the exposure on. */
  public long begins() {
    return fromHours == null ? 0 : fromHours * HOUR;
  }

  /** Milliseconds from the exposure on, exclusive; null when it is open. */
  public @Nullable Long ends() {
    return toHours == null ? null : (Long) (toHours * HOUR);
  }

  /** Milliseconds before the exposure; 0 without a covariate. */
  public long before() {
    return beforeHours == null ? 0 : beforeHours * HOUR;
  }
}
