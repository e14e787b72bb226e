package io.tandem.insights.residue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Do the people stay whom campaigns brought 沉淀?
 *
 * @param kind {@code residue}
 * @param from first local date of sign-up
 * @param to last local date of sign-up, inclusive
 * @param campaigns keys, 25 at most; when left out the first 25 whose days meet these
 * @param brought by key, the events that say that it brought somebody; for those left out, events
 *     that carry the key in one of the usual properties (see the guide) and are not its reach
 * @param where filters of all events it looks at
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to"})
record ResidueQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    List<String> campaigns,
    Map<String, EventSelector> brought,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "residue";

  /** So many campaigns. */
  static final int MOST = 25;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  ResidueQuery {
    Checks.dates(from, to);
    campaigns = Checks.list(campaigns, "campaigns").stream().distinct().toList();
    Checks.within(campaigns.size(), 0, MOST, "campaigns");
    where = Checks.filters(where);
    brought = brought == null ? Map.of() : brought;
    for (Map.Entry<String, EventSelector> entry : brought.entrySet()) {
      if (entry.getValue() == null) {
        throw new TandemException(InsightError.WRONG_VALUE, "brought");
      }
    }
    brought = Map.copyOf(brought);
  }
}
