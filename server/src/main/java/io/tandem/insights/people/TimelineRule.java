package io.tandem.insights.people;

import io.tandem.shared.EventSelector;
import org.jspecify.annotations.Nullable;

/**
 * Says what an event means to the catalog.
 *
 * @param feature key of the feature that declares it, if any
 * @param campaign key of the campaign that declares it, if any
 */
record TimelineRule(
    EventSelector selector,
    TimelineItem.Wing wing,
    @Nullable String feature,
    @Nullable String campaign) {

  /** True when events of that name can match. */
  boolean mayMatch(String event) {
    return selector.event().equals("*") || selector.event().equals(event);
  }

  /** True when the name alone decides. */
  boolean byNameAlone() {
    return selector.where().isEmpty();
  }
}
