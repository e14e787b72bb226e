package io.tandem.insights.funnel;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.util.List;

/**
 * An event that spoils an attempt when it happens between two steps.
 *
 * @param event exact event name, or {@code *} for any
 * @param where its filters, on top of those of the query
 * @param after the step behind which it spoils, from 1
 * @param before the step before which it spoils
 */
@Schema(requiredProperties = {"event", "after", "before"})
record FunnelExclusion(String event, List<Filter> where, int after, int before) {

  /**
   * @throws TandemException {@code invalid_request}
   */
  FunnelExclusion {
    Checks.name(event, "event");
    where = Checks.filters(where);
  }

  EventSelector selector() {
    return new EventSelector(event, where);
  }
}
