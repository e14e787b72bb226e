package io.tandem.insights.trend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a trend.
 *
 * @param series which series of the query, from 0
 * @param bucket start of the bucket; the whole range when left out
 * @param breakdown one value for each breakdown of the query, as its answer shows them
 */
@Schema(requiredProperties = "series")
record TrendCell(int series, @Nullable LocalDate bucket, List<@Nullable String> breakdown) {

  TrendCell {
    breakdown =
        breakdown == null
            ? List.of()
            : Collections.unmodifiableList(new ArrayList<@Nullable String>(breakdown));
  }

  /**
   * @throws TandemException {@code invalid_request} when the query has no such cell
   */
  void check(TrendQuery query) {
    if (series < 0 || series >= query.series().size()) {
      throw new TandemException(TrendError.NO_SUCH_SERIES, series);
    }
    LocalDates range = query.range(ZoneOffset.UTC);
    if (bucket != null && !range.buckets(query.interval()).contains(bucket)) {
      throw new TandemException(TrendError.NO_SUCH_BUCKET, bucket);
    }
    if (breakdown.size() != query.breakdown().size()) {
      throw new TandemException(InsightError.BREAKDOWN_VALUES, query.breakdown().size());
    }
  }
}
