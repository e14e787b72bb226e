package io.tandem.insights.query;

import io.tandem.shared.Filter;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every insight's parts must keep to; also what bounds the work one request can ask for. */
public final class Checks {

  /** Properties with this prefix are those of the person. */
  public static final String PERSON_PREFIX = "person.";

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
  private static final int FILTERS = 20;
  private static final int VALUES = 1000;
  private static final int VALUE_LENGTH = 2000;

  private Checks() {}

  /** A name of 1 to 200 characters. */
  public static void name(@Nullable String name, String field) {
    if (name == null) {
      throw new TandemException(InsightError.MISSING_FIELD, field);
    }
    if (name.isBlank() || name.length() > 200) {
      throw new TandemException(InsightError.BAD_NAME, field);
    }
  }

  /**
   * The dates a query asks for: there, in order, and of years that the store can hold.
   *
   * @throws TandemException {@code invalid_request}
   */
  public static void dates(@Nullable LocalDate from, @Nullable LocalDate to) {
    day(from, "from");
    day(to, "to");
    if (from != null && to != null) {
      new LocalDates(from, to, ZoneOffset.UTC);
    }
  }

  /**
   * The dates a question looks at when what follows the dates asked for counts as well.
   *
   * @throws TandemException {@code invalid_request} when those are too many
   */
  public static LocalDates reach(LocalDate from, LocalDate last, ZoneId zone) {
    if (from.plusDays(LocalDates.LONGEST).isBefore(last)) {
      throw new TandemException(InsightError.TOO_FAR, from, last, LocalDates.LONGEST);
    }
    return new LocalDates(from, last, zone);
  }

  private static void day(@Nullable LocalDate day, String field) {
    present(day, field);
    if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
      throw new TandemException(InsightError.WRONG_VALUE, field);
    }
  }

  /** A list without holes; empty when it is left out. */
  public static <T> List<T> list(@Nullable List<T> list, String field) {
    if (list == null) {
      return List.of();
    }
    if (list.stream().anyMatch(Objects::isNull)) {
      throw new TandemException(InsightError.WRONG_VALUE, field);
    }
    return List.copyOf(list);
  }

  /** At most so many breakdowns; none when they are left out. */
  public static List<Breakdown> breakdowns(@Nullable List<Breakdown> breakdowns, int most) {
    List<Breakdown> list = list(breakdowns, "breakdown");
    if (list.size() > most) {
      throw new TandemException(InsightError.BREAKDOWN_COUNT, most);
    }
    return list;
  }

  /** A number within bounds, both inclusive. */
  public static int within(int number, int least, int most, String field) {
    if (number < least || number > most) {
      throw new TandemException(InsightError.OUT_OF_BOUNDS, field, least, most);
    }
    return number;
  }

  /** A value that must be there. */
  public static void present(@Nullable Object value, String field) {
    if (value == null) {
      throw new TandemException(InsightError.MISSING_FIELD, field);
    }
  }

  /** A list of filters of bearable length; none when it is left out. */
  public static List<Filter> filters(@Nullable List<Filter> filters) {
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
