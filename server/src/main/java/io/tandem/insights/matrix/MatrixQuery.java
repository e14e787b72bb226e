package io.tandem.insights.matrix;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.InsightQuery;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who uses which feature and takes part in which campaign 渗透×参与?
 *
 * @param kind {@code matrix}
 * @param from first local date
 * @param to last local date, inclusive
 * @param features keys, 25 at most; the first 25 by key when left out
 * @param campaigns keys, 25 at most; when left out the first 25 whose days meet these
 * @param line a share above it is marked, 0 to 1; 0.4 when left out
 * @param where filters of all events it looks at
 * @param environment key of one environment, or {@code *} for all together; {@code production} when
 *     left out
 * @param segment key of the segment whose members count; everybody when left out
 */
@Schema(requiredProperties = {"kind", "from", "to"})
record MatrixQuery(
    String kind,
    LocalDate from,
    LocalDate to,
    List<String> features,
    List<String> campaigns,
    @Nullable Double line,
    List<Filter> where,
    @Nullable String environment,
    @Nullable String segment)
    implements InsightQuery {

  static final String KIND = "matrix";

  /** So many of each side. */
  static final int MOST = 25;

  private static final double LINE = 0.4;

  /**
   * @throws TandemException {@code invalid_request} when a part is missing or out of bounds
   */
  MatrixQuery {
    Checks.dates(from, to);
    features = Checks.list(features, "features").stream().distinct().toList();
    campaigns = Checks.list(campaigns, "campaigns").stream().distinct().toList();
    where = Checks.filters(where);
    Checks.within(features.size(), 0, MOST, "features");
    Checks.within(campaigns.size(), 0, MOST, "campaigns");
    line = line == null ? LINE : line;
    if (!(line >= 0 && line <= 1)) {
      throw new TandemException(InsightError.WRONG_VALUE, "line");
    }
  }

  double bound() {
    return line == null ? LINE : line;
  }
}
