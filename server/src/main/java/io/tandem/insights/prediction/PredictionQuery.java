package io.tandem.insights.prediction;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.deeds.Money;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will buyers be worth?
 *
 * @param kind {@code prediction}
 * @param from first local date of a first purchase
 * @param to last local date that is looked at, inclusive; the last closed one where it is later
 * @param horizonDays so many days after {@code to} are predicted, 1 to 1,830; 365 when left out
 * @param holdoutDays the last so many days are kept from a second model that has to predict them, 0
 *     for none; a third of the dates when left out
 * @param list how many buyers are listed with what is predicted of them, 0 to 200; 0 when left out
 * @param order which are listed first: {@code value}, the default, or {@code key}
 * @param given a history to predict from
 * @param money where it lies on events; rewards are not looked at
 * @param where filters of all events it looks at
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to"})
record PredictionQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    @Nullable Integer horizonDays,
    @Nullable Integer holdoutDays,
    @Nullable Integer list,
    @Nullable String order,
    @Nullable Given given,
    @Nullable Money money,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "prediction";

  private static final int YEAR = 365;

  /**
   * A buyer's history, in weeks.
   *
   * @param repeats days with a purchase after the first one
   * @param last from the first to the last purchase
   * @param observed from the first purchase to the end of observation
   * @param weeks how far to predict
   */
  @Schema(
      name = "GivenHistory",
      requiredProperties = {"repeats", "last", "observed", "weeks"})
  record Given(int repeats, double last, double observed, double weeks) {

    /**
     * @throws TandemException {@code invalid_request} when times contradict each other
     */
    Given {
      boolean sensible = repeats >= 0 && last >= 0 && last <= observed && observed <= 10_000;
      if (!sensible || (repeats == 0 && last != 0) || !(weeks > 0 && weeks <= 10_000)) {
        throw new TandemException(InsightError.WRONG_VALUE, "given");
      }
    }
  }

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  PredictionQuery {
    Checks.dates(from, to);
    where = Checks.filters(where);
    int days = Math.toIntExact(ChronoUnit.DAYS.between(from, to)) + 1;
    horizonDays = Checks.within(horizonDays == null ? YEAR : horizonDays, 1, 1_830, "horizonDays");
    holdoutDays =
        Checks.within(holdoutDays == null ? days / 3 : holdoutDays, 0, days - 1, "holdoutDays");
    list = Checks.within(list == null ? 0 : list, 0, 200, "list");
    order = order == null ? "value" : order;
    if (!order.equals("value") && !order.equals("key")) {
      throw new TandemException(InsightError.WRONG_VALUE, "order");
    }
    money = money == null ? Money.USUAL : money;
  }

  int horizon() {
    return horizonDays == null ? YEAR : horizonDays;
  }

  int holdout() {
    return holdoutDays == null ? 0 : holdoutDays;
  }

  int listed() {
    return list == null ? 0 : list;
  }

  String amountProperty() {
    return money == null ? Money.USUAL.amountProperty() : money.amountProperty();
  }
}
