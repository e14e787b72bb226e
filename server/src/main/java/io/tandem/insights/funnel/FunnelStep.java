package io.tandem.insights.funnel;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a funnel.
 *
 * @param event exact event name, or {@code *} for any
 * @param where filters of this step, on top of those of the query
 * @param optional true when people may go on without it
 */
@Schema(requiredProperties = "event")
record FunnelStep(String event, List<Filter> where, @Nullable Boolean optional) {

  /**
   * @throws TandemException {@code invalid_request}
   */
  FunnelStep {
    Checks.name(event, "event");
    where = Checks.filters(where);
  }

  /** True when people may go on without it. */
  boolean skippable() {
    return Boolean.TRUE.equals(optional);
  }

  EventSelector selector() {
    return new EventSelector(event, where);
  }
}
