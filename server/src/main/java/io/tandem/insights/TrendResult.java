package io.tandem.insights;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.events.PersonalData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link TrendQuery}.
 *
 * @param kind {@code trend}
 * @param zone IANA zone of the buckets
 * @param engine what computed it: {@code sql}
 * @param elapsedMs how long it took
 * @param asOf the place in the event stream it reflects; opaque
 * @param buckets first local date of each bucket, oldest first
 * @param series the lines: in the order of the query; within one, breakdown values by descending
 *     total, {@code $other} last
 */
record TrendResult(
    String kind,
    String zone,
    String engine,
    long elapsedMs,
    String asOf,
    List<LocalDate> buckets,
    List<TrendLine> series) {

  /**
   * The same for somebody who may not see single people: breakdown values that are e-mail addresses
   * or phone numbers are masked.
   */
  TrendResult masked(TrendQuery query) {
    List<TrendLine> lines = series.stream().map(line -> line.masked(query.breakdown())).toList();
    return new TrendResult(kind, zone, engine, elapsedMs, asOf, buckets, lines);
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
        String value = breakdown.get(i);
        boolean none = value == null || value.equals(Breakdown.OTHER);
        shown.add(none ? value : PersonalData.masked(breakdowns.get(i).bareProperty(), value));
      }
      return new TrendLine(TrendTable.label(event, shown), index, event, measure, shown, values);
    }
  }
}
