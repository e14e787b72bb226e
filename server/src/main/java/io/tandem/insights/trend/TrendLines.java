package io.tandem.insights.trend;

import io.tandem.insights.trend.TrendResult.TrendFormulaLine;
import io.tandem.insights.trend.TrendResult.TrendLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is made of the lines of a trend: running totals, rolling averages, formulas. */
final class TrendLines {

  private final TrendQuery query;

  TrendLines(TrendQuery query) {
    this.query = query;
  }

  /** The lines as the query wants them shown. */
  List<TrendLine> shown(List<TrendLine> lines) {
    Integer over = query.rollingAverage();
    if (query.running()) {
      return lines.stream().map(line -> line.with(TrendLines.running(line.values()))).toList();
    }
    return over == null
        ? lines
        : lines.stream().map(line -> line.with(rolling(line.values(), over))).toList();
  }

  private static List<@Nullable Number> running(List<@Nullable Number> values) {
    List<@Nullable Number> totals = new ArrayList<>();
    double total = 0;
    boolean whole = true;
    for (Number value : values) {
      whole &= value == null || value instanceof Long || value instanceof Integer;
      total += value == null ? 0 : value.doubleValue();
      totals.add(whole ? (Number) (long) total : (Number) total);
    }
    return totals;
  }

  /** Mean of a bucket and those before it; none where there are not enough of them. */
  private static List<@Nullable Number> rolling(List<@Nullable Number> values, int over) {
    List<@Nullable Number> means = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      double sum = 0;
      int counted = 0;
      for (int j = Math.max(0, i - over + 1); j <= i; j++) {
        Number value = values.get(j);
        sum += value == null ? 0 : value.doubleValue();
        counted += value == null ? 0 : 1;
      }
      means.add(i < over - 1 || counted == 0 ? null : (Number) (sum / counted));
    }
    return means;
  }

  /** A line for each formula and combination of breakdown values, in the order of the lines. */
  List<TrendFormulaLine> formulas(List<TrendLine> lines, int buckets) {
    Map<List<@Nullable String>, Map<Integer, TrendLine>> byValues = new LinkedHashMap<>();
    for (TrendLine line : lines) {
      byValues
          .computeIfAbsent(line.breakdown(), k -> new LinkedHashMap<>())
          .put(line.index(), line);
    }
    List<TrendFormulaLine> computed = new ArrayList<>();
    for (int i = 0; i < query.computed().size(); i++) {
      TrendFormula formula = query.computed().get(i);
      Formula.Parsed parsed = Formula.parse(formula.formula(), query.series().size());
      int index = i;
      byValues.forEach((values, series) ->
          computed.add(
              new TrendFormulaLine(
                  TrendTable.label(formula.shown(), values),
                  index,
                  formula.formula(),
                  values,
                  compute(parsed, series, buckets))));
    }
    return computed;
  }

  private List<@Nullable Double> compute(
      Formula.Parsed formula, Map<Integer, TrendLine> lines, int buckets) {
    List<@Nullable Double> results = new ArrayList<>();
    for (int bucket = 0; bucket < buckets; bucket++) {
      List<@Nullable Double> values = new ArrayList<>();
      for (int i = 0; i < query.series().size(); i++) {
        TrendLine line = lines.get(i);
        Number value = line == null ? null : line.values().get(bucket);
        // a value that a series never had was counted zero times
        boolean none = line == null && query.series().get(i).measure().emptyIsZero();
        values.add(none ? (Double) 0.0 : value == null ? null : (Double) value.doubleValue());
      }
      results.add(formula.value(values));
    }
    return results;
  }
}
