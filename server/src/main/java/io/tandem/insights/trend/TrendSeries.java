package io.tandem.insights.trend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a trend.
 *
 * @param event exact event name, or {@code *} for any
 * @param measure what is counted; the number of events when left out
 * @param property the numeric event property that sum, averages and the like read; left out when
 *     events or people are counted
 * @param where filters of this series alone, on top of those of the query
 */
@Schema(requiredProperties = "event")
record TrendSeries(String event, Measure measure, @Nullable String property, List<Filter> where) {

  /**
   * @throws TandemException {@code invalid_request} when a name is missing or too long, or the
   *     property does not fit the measure
   */
  TrendSeries {
    Checks.name(event, "event");
    measure = measure == null ? Measure.EVENTS : measure;
    where = Checks.filters(where);
    if (!measure.needsProperty() && property != null) {
      throw new TandemException(TrendError.MEASURE_TAKES_NO_PROPERTY, measure.key());
    }
    if (measure.needsProperty()) {
      if (property == null || property.startsWith(Checks.PERSON_PREFIX)) {
        throw new TandemException(TrendError.MEASURE_NEEDS_PROPERTY, measure.key());
      }
      Checks.name(property, "property");
    }
  }

  /** The events it counts, without the filters of the query. */
  EventSelector selector() {
    return new EventSelector(event, where);
  }
}
