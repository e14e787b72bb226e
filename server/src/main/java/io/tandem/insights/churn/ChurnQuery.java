package io.tandem.insights.churn;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When do people leave?
 *
 * @param kind {@code churn}
 * @param from first local date of sign-up
 * @param to last local date of sign-up, inclusive; cohorts that are not mature are left out
 * @param horizonDays so many days from sign-up on are looked at, 1 to 365; 30 when left out
 * @param inactiveDays so many whole local days without activity mean lost, 1 to 365; 30 when left
 *     out
 * @param where filters of all events it looks at
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to"})
record ChurnQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    @Nullable Integer horizonDays,
    @Nullable Integer inactiveDays,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "churn";

  private static final int DEFAULT = 30;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  ChurnQuery {
    Checks.dates(from, to);
    where = Checks.filters(where);
    horizonDays = Checks.within(horizonDays == null ? DEFAULT : horizonDays, 1, 365, "horizonDays");
    inactiveDays =
        Checks.within(inactiveDays == null ? DEFAULT : inactiveDays, 1, 365, "inactiveDays");
  }

  int horizon() {
    return horizonDays == null ? DEFAULT : horizonDays;
  }

  int inactive() {
    return inactiveDays == null ? DEFAULT : inactiveDays;
  }

  /** The same for fewer days. */
  ChurnQuery until(LocalDate last) {
    return new ChurnQuery(kind, from, last, horizonDays, inactiveDays, where, environment, segment);
  }
}
