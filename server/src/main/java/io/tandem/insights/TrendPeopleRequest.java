package io.tandem.insights;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the people behind one number of a trend.
 *
 * @param query the trend
 * @param series which of its series, from 0
 * @param bucket start of the bucket; the whole range when left out
 * @param breakdown one value for each breakdown, as the trend's answer shows them
 */
@Schema(requiredProperties = {"query", "series"})
record TrendPeopleRequest(
    TrendQuery query, int series, @Nullable LocalDate bucket, List<@Nullable String> breakdown) {

  TrendPeopleRequest {
    Checks.present(query, "query");
    breakdown =
        breakdown == null
            ? List.of()
            : Collections.unmodifiableList(new ArrayList<@Nullable String>(breakdown));
  }

  /**
   * The cell it points at.
   *
   * @throws TandemException {@code invalid_request} when the query has no such cell
   */
  TrendCell cell() {
    if (series < 0 || series >= query.series().size()) {
      throw new TandemException(InsightError.NO_SUCH_SERIES, series);
    }
    LocalDates range = query.range(ZoneOffset.UTC);
    if (bucket != null && !range.buckets(query.interval()).contains(bucket)) {
      throw new TandemException(InsightError.NO_SUCH_BUCKET, bucket);
    }
    if (breakdown.size() != query.breakdown().size()) {
      throw new TandemException(InsightError.BREAKDOWN_VALUES, query.breakdown().size());
    }
    return new TrendCell(series, bucket, breakdown);
  }
}
