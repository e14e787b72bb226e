package io.tandem.insights.trend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Breakdown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link TrendQuery}.
 *
 * @param buckets first local date of each bucket, oldest first
 * @param series the lines: in the order of the query; within one, breakdown values by descending
 *     total, {@code $other} last
 */
record TrendResult(List<LocalDate> buckets, List<TrendLine> series) {

  /**
   * The same for somebody who may not see single people: breakdown values that are e-mail addresses
   * or phone numbers are masked.
   */
  TrendResult masked(TrendQuery query) {
    List<TrendLine> lines = series.stream().map(line -> line.masked(query.breakdown())).toList();
    return new TrendResult(buckets, lines);
  }

  /**
   * One line.
   *
   * @param label event and breakdown values, for people
   * @param index which series of the query, from 0
   * @param event name of the event, or {@code *}
   * @param measure what was counted
   * @param breakdown a value for each breakdown of the query: null where the property is missing,
   *     {@code $other} for all values beyond the limit
   * @param values a number for each bucket; where nothing happened 0 for counts and sums, else null
   */
  record TrendLine(
      String label,
      int index,
      String event,
      Measure measure,
      List<@Nullable String> breakdown,
      @Schema(description = "One number a bucket; null where there is none")
          List<@Nullable Number> values) {

    private TrendLine masked(List<Breakdown> breakdowns) {
      List<@Nullable String> shown = new ArrayList<>();
      for (int i = 0; i < breakdown.size(); i++) {
        shown.add(breakdowns.get(i).masked(breakdown.get(i)));
      }
      return new TrendLine(TrendTable.label(event, shown), index, event, measure, shown, values);
    }
  }
}
