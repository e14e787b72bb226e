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
 * @param formulas the lines computed from them, in the order of the query
 * @param compared earlier dates, where they were asked for
 */
record TrendResult(
    List<LocalDate> buckets,
    List<TrendLine> series,
    List<TrendFormulaLine> formulas,
    @Nullable TrendBefore compared) {

  /**
   * The same for somebody who may not see single people: breakdown values that are e-mail addresses
   * or phone numbers are masked.
   */
  TrendResult masked(TrendQuery query) {
    List<Breakdown> breakdowns = query.breakdown();
    TrendBefore before = compared == null ? null : compared.masked(breakdowns);
    return new TrendResult(
        buckets, lines(series, breakdowns), formulas(formulas, breakdowns), before);
  }

  private static List<TrendLine> lines(List<TrendLine> lines, List<Breakdown> breakdowns) {
    return lines.stream().map(line -> line.masked(breakdowns)).toList();
  }

  private static List<TrendFormulaLine> formulas(
      List<TrendFormulaLine> lines, List<Breakdown> breakdowns) {
    return lines.stream().map(line -> line.masked(breakdowns)).toList();
  }

  private static List<@Nullable String> masked(
      List<@Nullable String> values, List<Breakdown> breakdowns) {
    List<@Nullable String> shown = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      shown.add(breakdowns.get(i).masked(values.get(i)));
    }
    return shown;
  }

  /**
   * The same question about earlier dates; its values of breakdowns are the largest of those dates.
   *
   * @param from first local date
   * @param to last local date
   */
  record TrendBefore(
      LocalDate from,
      LocalDate to,
      List<LocalDate> buckets,
      List<TrendLine> series,
      List<TrendFormulaLine> formulas) {

    private TrendBefore masked(List<Breakdown> breakdowns) {
      return new TrendBefore(
          from,
          to,
          buckets,
          TrendResult.lines(series, breakdowns),
          TrendResult.formulas(formulas, breakdowns));
    }
  }

  /**
   * A line computed from others.
   *
   * @param label its name and breakdown values, for people
   * @param index which formula of the query, from 0
   * @param formula as in the query
   * @param breakdown a value for each breakdown, as in the lines
   * @param values a number for each bucket; null where one of the series has none and where
   *     something is divided by zero
   */
  record TrendFormulaLine(
      String label,
      int index,
      String formula,
      List<@Nullable String> breakdown,
      @Schema(description = "One number a bucket; null where there is none")
          List<@Nullable Double> values) {

    private TrendFormulaLine masked(List<Breakdown> breakdowns) {
      List<@Nullable String> shown = TrendResult.masked(breakdown, breakdowns);
      // the label ends with the values
      String name = label.substring(0, label.length() - TrendTable.label("", breakdown).length());
      return new TrendFormulaLine(TrendTable.label(name, shown), index, formula, shown, values);
    }
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

    /** The same with other values. */
    TrendLine with(List<@Nullable Number> others) {
      return new TrendLine(label, index, event, measure, breakdown, others);
    }

    private TrendLine masked(List<Breakdown> breakdowns) {
      List<@Nullable String> shown = TrendResult.masked(breakdown, breakdowns);
      return new TrendLine(TrendTable.label(event, shown), index, event, measure, shown, values);
    }
  }
}
