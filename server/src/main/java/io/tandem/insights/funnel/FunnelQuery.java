package io.tandem.insights.funnel;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many people come from one step to the next. The first step lies within the dates; later ones
 * may follow until the window, counted from the first step, is over (inclusive).
 *
 * @param kind {@code funnel}
 * @param from first local date
 * @param to last local date, inclusive
 * @param steps 2 to 20
 * @param window ISO 8601 duration of whole days and times, 366 days at most; {@code P14D} when left
 *     out
 * @param order sequential when left out
 * @param semantics standard when left out
 * @param exclusions events that spoil an attempt
 * @param hold property of the event that has the same value in all steps, such as an order's id;
 *     events without it do not count
 * @param perSession true when all steps lie in one session; events without a session do not count
 * @param breakdown up to 3 properties; each person counts under one value
 * @param attribution whose value; the first event's when left out
 * @param interval when there, the conversion of those who start in each bucket is answered too
 * @param timeToConvert when there, how long people take is answered too
 * @param where filters of all steps
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to", "steps"})
record FunnelQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    List<FunnelStep> steps,
    @Nullable String window,
    @Nullable FunnelOrder order,
    @Nullable FunnelSemantics semantics,
    @Nullable List<FunnelExclusion> exclusions,
    @Nullable String hold,
    @Nullable Boolean perSession,
    @Nullable List<Breakdown> breakdown,
    @Nullable FunnelAttribution attribution,
    @Nullable Interval interval,
    @Nullable FunnelTiming timeToConvert,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "funnel";
  static final int MAX_STEPS = 20;

  private static final int MAX_EXCLUSIONS = 20;
  private static final int MAX_BREAKDOWNS = 3;
  private static final int MAX_DAYS = 366;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  FunnelQuery {
    Checks.dates(from, to);
    steps = Checks.list(steps, "steps");
    where = Checks.filters(where);
    exclusions = Checks.list(exclusions, "exclusions");
    breakdown = Checks.breakdowns(breakdown, MAX_BREAKDOWNS);
    if (steps.size() < 2 || steps.size() > MAX_STEPS) {
      throw new TandemException(FunnelError.STEP_COUNT, MAX_STEPS);
    }
    window(window);
    if (hold != null) {
      Checks.name(hold, "hold");
      if (hold.startsWith(Checks.PERSON_PREFIX)) {
        throw new TandemException(InsightError.WRONG_VALUE, "hold");
      }
    }
    checkExclusions(exclusions, steps.size());
    FunnelRules.check(order, semantics, steps, !exclusions.isEmpty());
    if (hold != null && Boolean.TRUE.equals(perSession)) {
      throw new TandemException(FunnelError.HOLD_OR_SESSION);
    }
    if (attribution != null && attribution.step() != null) {
      Checks.within(attribution.step(), 1, steps.size(), "attribution.step");
    }
    if (timeToConvert != null) {
      timeToConvert.check(steps.size());
    }
  }

  /** How long an attempt may take, in milliseconds. */
  long windowMillis() {
    return window(window);
  }

  FunnelOrder ordered() {
    return order == null ? FunnelOrder.SEQUENTIAL : order;
  }

  FunnelSemantics meaning() {
    return semantics == null ? FunnelSemantics.STANDARD : semantics;
  }

  boolean inSession() {
    return Boolean.TRUE.equals(perSession);
  }

  FunnelAttribution attributed() {
    return attribution == null ? FunnelAttribution.FIRST : attribution;
  }

  List<FunnelExclusion> excluded() {
    return exclusions == null ? List.of() : exclusions;
  }

  List<Breakdown> breakdowns() {
    return breakdown == null ? List.of() : breakdown;
  }

  private static void checkExclusions(List<FunnelExclusion> exclusions, int steps) {
    if (exclusions.size() > MAX_EXCLUSIONS) {
      throw new TandemException(FunnelError.EXCLUSION_COUNT, MAX_EXCLUSIONS);
    }
    for (FunnelExclusion exclusion : exclusions) {
      boolean between =
          exclusion.after() >= 1
              && exclusion.after() < exclusion.before()
              && exclusion.before() <= steps;
      if (!between) {
        throw new TandemException(FunnelError.EXCLUSION_PLACE, steps);
      }
    }
  }

  private static long window(@Nullable String text) {
    String window = text == null ? "P14D" : text;
    try {
      // java.time's durations know no weeks
      Duration duration =
          window.matches("P[0-9]{1,3}W")
              ? Duration.ofDays(7L * Long.parseLong(window.substring(1, window.length() - 1)))
              : Duration.parse(window);
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0
          && duration.compareTo(Duration.ofDays(MAX_DAYS)) <= 0) {
        return duration.toMillis();
      }
    } catch (java.time.format.DateTimeParseException | ArithmeticException e) {
      throw new TandemException(FunnelError.BAD_WINDOW, MAX_DAYS);
    }
    throw new TandemException(FunnelError.BAD_WINDOW, MAX_DAYS);
  }
}
