package io.tandem.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks events by name and properties.
 *
 * @param event exact name, or {@code *} for any
 * @param where all must hold; may be left out
 */
public record EventSelector(String event, List<Filter> where) {

  /**
   * @throws TandemException {@code invalid_request} when the name is blank or too long
   */
  public EventSelector(String event, @Nullable List<Filter> where) {
    if (event.isBlank() || event.length() > 200) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "an event name has 1 to 200 characters");
    }
    this.event = event;
    this.where = where == null ? List.of() : List.copyOf(where);
  }

  /** Any event of that name. */
  public static EventSelector of(String event) {
    return new EventSelector(event, List.of());
  }
}
