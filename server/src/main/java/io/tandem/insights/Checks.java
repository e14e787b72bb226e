package io.tandem.insights;

import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every insight's parts must keep to; also what bounds the work one request can ask for. */
final class Checks {

  /** Properties with this prefix are those of the person. */
  static final String PERSON_PREFIX = "person.";

  private static final int FILTERS = 20;
  private static final int VALUES = 1000;
  private static final int VALUE_LENGTH = 2000;

  private Checks() {}

  /** A name of 1 to 200 characters. */
  static void name(@Nullable String name, String field) {
    if (name == null) {
      throw new TandemException(InsightError.MISSING_FIELD, field);
    }
    if (name.isBlank() || name.length() > 200) {
      throw new TandemException(InsightError.BAD_NAME, field);
    }
  }

  /** A value that must be there. */
  static void present(@Nullable Object value, String field) {
    if (value == null) {
      throw new TandemException(InsightError.MISSING_FIELD, field);
    }
  }

  /** A list of filters of bearable length; none when it is left out. */
  static List<Filter> filters(@Nullable List<Filter> filters) {
    if (filters == null) {
      return List.of();
    }
    if (filters.stream().anyMatch(Objects::isNull)) {
      throw new TandemException(InsightError.WRONG_VALUE, "where");
    }
    if (filters.size() > FILTERS || filters.stream().anyMatch(Checks::tooBig)) {
      throw new TandemException(InsightError.FILTER_COUNT, FILTERS, VALUES, VALUE_LENGTH);
    }
    return List.copyOf(filters);
  }

  private static boolean tooBig(Filter filter) {
    return filter.value().size() > VALUES
        || filter.value().stream().anyMatch(value -> value.length() > VALUE_LENGTH);
  }
}
