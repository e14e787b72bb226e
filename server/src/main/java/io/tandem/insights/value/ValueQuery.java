package io.tandem.insights.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.deeds.Money;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What are people worth?
 *
 * @param kind {@code value}
 * @param from first local date on which people of a cohort began
 * @param to last local date, inclusive
 * @param start what a cohort begins with; {@code sign_up} when left out
 * @param interval width of a cohort and step of age: a local day, 7 days for an ISO week, 30 days
 *     for a calendar month; {@code month} when left out
 * @param periods how many steps of age, 1 to 60; 12 when left out
 * @param money where it lies on events
 * @param where filters of all events it looks at
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to"})
record ValueQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    @Nullable Start start,
    @Nullable Interval interval,
    @Nullable Integer periods,
    @Nullable Money money,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "value";

  private static final int YEAR = 12;

  /** What a cohort begins with. */
  enum Start {
    SIGN_UP,
    FIRST_PURCHASE;

    @JsonCreator
    static Start of(String name) {
      return Arrays.stream(values())
          .filter(start -> start.key().equals(name))
          .findFirst()
          .orElseThrow(() -> new TandemException(InsightError.WRONG_VALUE, "start"));
    }

    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  ValueQuery {
    Checks.dates(from, to);
    where = Checks.filters(where);
    start = start == null ? Start.SIGN_UP : start;
    interval = interval == null ? Interval.MONTH : interval;
    periods = Checks.within(periods == null ? YEAR : periods, 1, 60, "periods");
    money = money == null ? Money.USUAL : money;
  }

  Interval width() {
    return interval == null ? Interval.MONTH : interval;
  }

  int ages() {
    return periods == null ? YEAR : periods;
  }

  Money moneyOf() {
    return money == null ? Money.USUAL : money;
  }

  /** Days of a step of age. */
  int step() {
    return switch (width()) {
      case DAY -> 1;
      case WEEK -> 7;
      case MONTH -> 30;
    };
  }
}
