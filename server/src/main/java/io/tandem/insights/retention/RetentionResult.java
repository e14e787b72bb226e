package io.tandem.insights.retention;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.query.Breakdown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link RetentionQuery}.
 *
 * @param cells which intervals after the start each value counts; the first is the cohort itself, 0
 *     to 0
 * @param cohorts everybody, oldest first
 * @param weightedMean for each cell the people of all cohorts in which it is over, divided by the
 *     sizes of these; null where it is over in none
 * @param simpleMean for each cell the mean of these cohorts' shares, empty cohorts left out
 * @param groups the same by the values of the breakdowns, largest first, {@code $other} last; empty
 *     without a breakdown
 */
record RetentionResult(
    List<RetentionSpan> cells,
    List<RetentionCohort> cohorts,
    @Schema(description = "One share a cell; null where there is none")
        List<@Nullable Double> weightedMean,
    @Schema(description = "One share a cell; null where there is none")
        List<@Nullable Double> simpleMean,
    List<RetentionGroup> groups) {

  /** The same with masked values. */
  RetentionResult masked(List<Breakdown> breakdowns) {
    return new RetentionResult(
        cells,
        cohorts,
        weightedMean,
        simpleMean,
        groups.stream().map(group -> group.masked(breakdowns)).toList());
  }

  /** Intervals after the start, both inclusive. */
  record RetentionSpan(int from, int to) {}

  /**
   * A cohort.
   *
   * @param start its first local date in the project's zone, with time and offset for hours
   * @param size people in it
   * @param values people of it in each cell, the size itself first; null for cells not begun yet
   * @param open places of the cells behind the first that have begun and are not over for everybody
   *     in it: their values may still grow and stand in no mean
   */
  record RetentionCohort(
      String start,
      long size,
      @Schema(description = "People of each cell; null where it has not begun")
          List<@Nullable Long> values,
      List<Integer> open) {}

  /**
   * The cohorts of one value of each breakdown.
   *
   * @param breakdown a value for each breakdown: null where the property is missing, {@code $other}
   *     for all values beyond the limit
   */
  record RetentionGroup(
      List<@Nullable String> breakdown,
      List<RetentionCohort> cohorts,
      List<@Nullable Double> weightedMean,
      List<@Nullable Double> simpleMean) {

    private RetentionGroup masked(List<Breakdown> breakdowns) {
      List<@Nullable String> shown = new ArrayList<>();
      for (int i = 0; i < breakdown.size(); i++) {
        shown.add(breakdowns.get(i).masked(breakdown.get(i)));
      }
      return new RetentionGroup(shown, cohorts, weightedMean, simpleMean);
    }
  }
}
