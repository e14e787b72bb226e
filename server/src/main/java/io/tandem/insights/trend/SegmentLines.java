package io.tandem.insights.trend;

import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.TopValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what people count who are in and out of the same segments. Everybody is in one part only,
 * so that events and people of parts add up.
 */
final class SegmentLines {

  private final int series;
  private final List<LocalDate> buckets;
  private final List<Breakdown> breakdowns;
  private final Map<List<@Nullable String>, long[]> counts = new LinkedHashMap<>();
  private final List<Map<@Nullable String, Long>> weights = new ArrayList<>();

  SegmentLines(int series, List<LocalDate> buckets, List<Breakdown> breakdowns) {
    this.series = series;
    this.buckets = buckets;
    this.breakdowns = breakdowns;
    breakdowns.forEach(_ -> weights.add(new HashMap<>()));
  }

  /**
   * Counts a part.
   *
   * @param values of the breakdowns
   * @param counted in each bucket
   * @param total in all of them
   */
  void add(List<@Nullable String> values, long[] counted, long total) {
    if (total > 0) {
      counts.put(values, counted);
      for (int i = 0; i < values.size(); i++) {
        weights.get(i).merge(values.get(i), total, Long::sum);
      }
    }
  }

  /** One row a cell, as the store answers it. */
  List<TrendRow> rows() {
    List<TopValues> kept = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      kept.add(TopValues.of(weights.get(i), breakdowns.get(i).top()));
    }
    Map<List<@Nullable String>, long[]> shown = new LinkedHashMap<>();
    counts.forEach((values, counted) -> {
      long[] sums = shown.computeIfAbsent(shown(kept, values), _ -> new long[counted.length]);
      Arrays.setAll(sums, bucket -> sums[bucket] + counted[bucket]);
    });
    List<TrendRow> rows = new ArrayList<>();
    shown.forEach((values, sums) -> {
      List<Integer> ranks = ranks(kept, values);
      for (int bucket = 0; bucket < sums.length; bucket++) {
        rows.add(new TrendRow(series, buckets.get(bucket), ranks, values, (double) sums[bucket]));
      }
    });
    return rows;
  }

  private static List<@Nullable String> shown(List<TopValues> kept, List<@Nullable String> values) {
    List<@Nullable String> shown = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      shown.add(kept.get(i).shown(values.get(i)));
    }
    return shown;
  }

  private static List<Integer> ranks(List<TopValues> kept, List<@Nullable String> values) {
    List<Integer> ranks = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ranks.add(kept.get(i).rank(values.get(i)));
    }
    return ranks;
  }
}
