package io.tandem.insights.query;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.events.PersonalData;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/**
 * Splits a series by the values of a property. The {@code limit} values with the highest total over
 * the whole range stay; the events of all others are computed together under {@link #OTHER}. Events
 * without the property form a value of their own, null.
 *
 * @param property of the event, or of the person when it starts with {@code person.}
 * @param limit how many values stay apart, 1 to 100; 10 when left out
 */
@Schema(requiredProperties = "property")
public record Breakdown(String property, @Nullable Integer limit) {

  /**
   * Stands for every value beyond the limit. A property that really holds this text is always
   * counted in it, so that it never means two things.
   */
  public static final String OTHER = "$other";

  private static final int MAX_LIMIT = 100;

  /**
   * @throws TandemException {@code invalid_request} when the name or the limit is out of bounds
   */
  public Breakdown {
    Checks.name(property, "breakdown.property");
    limit = limit == null ? 10 : limit;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new TandemException(InsightError.BREAKDOWN_LIMIT, MAX_LIMIT);
    }
  }

  /** How many values stay apart. */
  public int top() {
    return limit == null ? 10 : limit;
  }

  /** True when the property is the person's. */
  public boolean ofPerson() {
    return property.startsWith(Checks.PERSON_PREFIX);
  }

  /** The property's name without the prefix that says whose it is. */
  public String bareProperty() {
    return ofPerson() ? property.substring(Checks.PERSON_PREFIX.length()) : property;
  }

  /** A value as somebody reads it who may not see single people. */
  public @Nullable String masked(@Nullable String value) {
    return value == null || value.equals(OTHER)
        ? value
        : PersonalData.masked(bareProperty(), value);
  }
}
