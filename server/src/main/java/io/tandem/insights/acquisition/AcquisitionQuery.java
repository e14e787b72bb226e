package io.tandem.insights.acquisition;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.deeds.Money;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does it cost to win people, and when is it paid back?
 *
 * @param kind {@code acquisition}
 * @param from first local date of sign-up and of spend
 * @param to last local date, inclusive
 * @param channel property of the sign-up with the channel, as the imported spend names it, or of
 *     the person when it starts with {@code person.}; {@code channel} when left out
 * @param interval width of the buckets of the total cost; {@code week} when left out
 * @param months of 30 days for which value is followed, 1 to 36; 12 when left out
 * @param money where it lies on events
 * @param where filters of all events it looks at
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to"})
record AcquisitionQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    @Nullable String channel,
    @Nullable Interval interval,
    @Nullable Integer months,
    @Nullable Money money,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "acquisition";

  private static final int YEAR = 12;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  AcquisitionQuery {
    Checks.dates(from, to);
    channel = channel == null ? "channel" : channel;
    Checks.name(channel, "channel");
    interval = interval == null ? Interval.WEEK : interval;
    months = Checks.within(months == null ? YEAR : months, 1, 36, "months");
    money = money == null ? Money.USUAL : money;
    where = Checks.filters(where);
  }

  /** Whether sign-ups are all those the spend won: nobody says for whom of them it was spent. */
  boolean everybody() {
    boolean usual =
        environment == null || environment.equals("production") || environment.equals("*");
    return usual && where.isEmpty() && segment == null;
  }

  String property() {
    return channel == null ? "channel" : channel;
  }

  Interval width() {
    return interval == null ? Interval.WEEK : interval;
  }

  int span() {
    return months == null ? YEAR : months;
  }

  Money moneyOf() {
    return money == null ? Money.USUAL : money;
  }
}
