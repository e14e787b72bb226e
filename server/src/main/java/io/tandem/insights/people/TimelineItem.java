package io.tandem.insights.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on a person's timeline.
 *
 * @param wing which side of the house it belongs to
 * @param feature key of the product feature it belongs to
 * @param campaign key of the campaign it belongs to
 */
record TimelineItem(
    UUID uuid,
    Instant time,
    String event,
    Wing wing,
    @Nullable String feature,
    @Nullable String campaign,
    Map<String, Object> properties) {

  /** Sides of the house, the most telling first. */
  enum Wing {
    /** A rating or a complaint. */
    FEEDBACK,
    /** Touched by, or taking part in, a campaign. */
    OPERATIONS,
    /** Use of, or exposure to, a product feature. */
    PRODUCT,
    /** Nothing the catalog knows. */
    OTHER;

    /** The one to show when an event belongs to both. */
    Wing telling(Wing other) {
      return compareTo(other) < 0 ? this : other;
    }

    /** Reads the lower-case name. */
    @JsonCreator
    static Wing of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The name used in JSON. */
    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
