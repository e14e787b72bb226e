package io.tandem.insights.quadrants;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Do people stay and pay who used a feature, who were reached, both, or neither 使用×触达?
 *
 * @param kind {@code used_reached}
 * @param from first local date
 * @param to last local date, inclusive
 * @param feature key of the feature
 * @param campaign key of a campaign with a reach event; any campaign's reach when left out
 * @param returnDays active again within so many days after {@code to} means stayed, 1 to 90; 7 when
 *     left out
 * @param amount property of payments with their amount; {@code amount} when left out
 * @param where filters of all events it looks at
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to", "feature"})
record QuadrantQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    String feature,
    @Nullable String campaign,
    @Nullable Integer returnDays,
    @Nullable String amount,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "used_reached";

  private static final int WEEK = 7;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  QuadrantQuery {
    Checks.dates(from, to);
    Checks.name(feature, "feature");
    where = Checks.filters(where);
    returnDays = Checks.within(returnDays == null ? WEEK : returnDays, 1, 90, "returnDays");
    amount = amount == null ? "amount" : amount;
    Checks.name(amount, "amount");
  }

  int days() {
    return returnDays == null ? WEEK : returnDays;
  }

  String amountProperty() {
    return amount == null ? "amount" : amount;
  }
}
