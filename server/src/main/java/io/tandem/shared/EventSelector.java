package io.tandem.shared;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Picks events by name and properties.
 *
 * @param event exact name, or {@code *} for any
 * @param where all must hold; may be left out
 */
public record EventSelector(String event, List<Filter> where) {

  private static final int MOST_FILTERS = 40;
  private static final int MOST_VALUES = 2000;

  /**
   * @throws TandemException {@code invalid_request} when the name is missing, blank or too long, or
   *     when there are more than 40 filters or 2,000 values in all of them
   */
  public EventSelector(String event, @Nullable List<Filter> where) {
    if (event == null || event.isBlank() || event.length() > 200) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "an event name has 1 to 200 characters");
    }
    this.event = event;
    List<Filter> filters = where == null ? List.of() : where;
    if (filters.stream().anyMatch(Objects::isNull)
        || filters.size() > MOST_FILTERS
        || filters.stream().mapToInt(filter -> filter.value().size()).sum() > MOST_VALUES) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "the filters of " + event + " are at most 40 with 2,000 values in all");
    }
    this.where = List.copyOf(filters);
  }

  /** Any event of that name. */
  public static EventSelector of(String event) {
    return new EventSelector(event, List.of());
  }
}
