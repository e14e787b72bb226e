package io.tandem.insights.paths;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ways people take: one path a person (or session), from its first event in the dates, from
 * the first that {@code start} picks, or backwards from the first that {@code end} picks. The same
 * node twice in a row is one.
 *
 * @param kind {@code paths}
 * @param from first local date
 * @param to last local date, inclusive
 * @param start event to start from
 * @param end event to end at
 * @param events names that make nodes; all when left out
 * @param exclude names that make none
 * @param groupBy property whose value names the node; events without it go by their name
 * @param depth nodes of a path, 2 to 10; 5 when left out
 * @param limit nodes of a column that stay apart, 1 to 30; 8 when left out
 * @param window ISO 8601 duration from the start (or to the end) within which events count; the
 *     whole range when left out
 * @param perSession true for one path a session; events without a session do not count
 * @param where filters of all events
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to"})
record PathsQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    @Nullable EventSelector start,
    @Nullable EventSelector end,
    @Nullable List<String> events,
    @Nullable List<String> exclude,
    @Nullable String groupBy,
    @Nullable Integer depth,
    @Nullable Integer limit,
    @Nullable String window,
    @Nullable Boolean perSession,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "paths";

  private static final int MAX_NAMES = 200;
  private static final int MAX_DAYS = 366;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  PathsQuery {
    Checks.dates(from, to);
    where = Checks.filters(where);
    events = names(events, "events");
    exclude = names(exclude, "exclude");
    if (start != null && end != null) {
      throw new TandemException(PathsError.START_OR_END);
    }
    if (groupBy != null) {
      Checks.name(groupBy, "groupBy");
    }
    if (depth != null) {
      Checks.within(depth, 2, 10, "depth");
    }
    if (limit != null) {
      Checks.within(limit, 1, 30, "limit");
    }
    window(window);
  }

  int columns() {
    return depth == null ? 5 : depth;
  }

  int apart() {
    return limit == null ? 8 : limit;
  }

  boolean inSession() {
    return Boolean.TRUE.equals(perSession);
  }

  boolean backwards() {
    return end != null;
  }

  /** What it starts from or ends at; null for the first event of all. */
  @Nullable EventSelector anchor() {
    return start != null ? start : end;
  }

  List<String> only() {
    return events == null ? List.of() : events;
  }

  List<String> without() {
    return exclude == null ? List.of() : exclude;
  }

  /** Milliseconds from the anchor within which events count. */
  long windowMillis() {
    return window(window);
  }

  private static List<String> names(@Nullable List<String> names, String field) {
    List<String> list = Checks.list(names, field);
    Checks.within(list.size(), 0, MAX_NAMES, field);
    list.forEach(name -> Checks.name(name, field));
    return list;
  }

  private static long window(@Nullable String window) {
    if (window == null) {
      return Long.MAX_VALUE;
    }
    try {
      Duration duration = Duration.parse(window);
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0
          && duration.compareTo(Duration.ofDays(MAX_DAYS)) <= 0) {
        return duration.toMillis();
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new TandemException(PathsError.BAD_WINDOW, MAX_DAYS);
    }
    throw new TandemException(PathsError.BAD_WINDOW, MAX_DAYS);
  }
}
