package io.tandem.insights.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays the cells of a trend out as lines without gaps. */
final class TrendTable {

  private static final Comparator<List<Integer>> BY_RANK =
      (left, right) -> {
        for (int i = 0; i < left.size(); i++) {
          int order = Integer.compare(left.get(i), right.get(i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };

  private static final Comparator<TrendRow> ORDER =
      Comparator.comparingInt(TrendRow::series).thenComparing(TrendRow::ranks, BY_RANK);

  private final TrendQuery query;
  private final List<LocalDate> buckets;

  TrendTable(TrendQuery query, List<LocalDate> buckets) {
    this.query = query;
    this.buckets = buckets;
  }

  /** The lines in the order of the query. Without a breakdown every series has exactly one. */
  List<TrendResult.TrendLine> lines(List<TrendRow> rows) {
    Map<Line, Map<LocalDate, TrendRow>> cells = new LinkedHashMap<>();
    if (query.breakdown().isEmpty()) {
      for (int series = 0; series < query.series().size(); series++) {
        cells.put(new Line(series, List.of()), new HashMap<>());
      }
    }
    for (TrendRow row : rows.stream().sorted(ORDER).toList()) {
      cells
          .computeIfAbsent(new Line(row.series(), row.values()), line -> new HashMap<>())
          .put(row.bucket(), row);
    }
    List<TrendResult.TrendLine> lines = new ArrayList<>();
    cells.forEach((line, byBucket) -> lines.add(line(line, byBucket)));
    return lines;
  }

  private record Line(int series, List<@Nullable String> breakdown) {}

  private TrendResult.TrendLine line(Line line, Map<LocalDate, TrendRow> cells) {
    TrendSeries series = query.series().get(line.series());
    List<@Nullable Number> values = new ArrayList<>(buckets.size());
    for (LocalDate bucket : buckets) {
      values.add(value(series.measure(), cells.get(bucket)));
    }
    return new TrendResult.TrendLine(
        label(series.event(), line.breakdown()),
        line.series(),
        series.event(),
        series.measure(),
        line.breakdown(),
        values);
  }

  private static @Nullable Number value(Measure measure, @Nullable TrendRow cell) {
    Double value = cell == null ? null : cell.value();
    if (value == null || !Double.isFinite(value)) {
      return measure.emptyIsZero() && value == null ? Integer.valueOf(0) : null;
    }
    if (measure.counts()) {
      return value.longValue();
    }
    return value;
  }

  /** The event and the values, for people. */
  static String label(String event, List<@Nullable String> breakdown) {
    StringBuilder label = new StringBuilder(event);
    for (String value : breakdown) {
      label.append(" · ").append(value == null ? "–" : value);
    }
    return label.toString();
  }
}
