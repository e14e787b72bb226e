package io.tandem.insights.retention;

import io.tandem.insights.retention.RetentionResult.RetentionCohort;
import io.tandem.insights.retention.RetentionResult.RetentionGroup;
import io.tandem.insights.retention.RetentionResult.RetentionSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns counts into an answer.
 *
 * @param now after which no cell has begun or is over
 */
record RetentionReading(RetentionPlan plan, Instant now) {

  /**
   * The answer.
   *
   * @param together people by cohort and cell
   * @param byValues the same by values of the breakdowns
   */
  RetentionResult result(long[] together, Map<List<@Nullable String>, long[]> byValues) {
    List<RetentionSpan> spans = new ArrayList<>(List.of(new RetentionSpan(0, 0)));
    plan.cells().forEach(cell -> spans.add(new RetentionSpan(cell.from(), cell.to())));
    List<RetentionGroup> groups = new ArrayList<>();
    byValues.forEach((values, counts) -> {
      List<RetentionCohort> cohorts = cohorts(counts);
      groups.add(new RetentionGroup(values, cohorts, weighted(cohorts), simple(cohorts)));
    });
    List<RetentionCohort> cohorts = cohorts(together);
    return new RetentionResult(spans, cohorts, weighted(cohorts), simple(cohorts), groups);
  }

  private List<RetentionCohort> cohorts(long[] counts) {
    List<RetentionCohort> cohorts = new ArrayList<>();
    for (int cohort = 0; cohort < plan.cohorts(); cohort++) {
      List<@Nullable Long> values = new ArrayList<>();
      List<Integer> open = new ArrayList<>();
      for (int cell = 0; cell < plan.width(); cell++) {
        boolean begun = plan.begins(cohort, cell) <= now.toEpochMilli();
        values.add(begun ? (Long) counts[cohort * plan.width() + cell] : null);
        if (cell > 0 && begun && plan.ends(cohort, cell) > now.toEpochMilli()) {
          open.add(cell);
        }
      }
      long size = counts[cohort * plan.width()];
      cohorts.add(new RetentionCohort(plan.labels().get(cohort), size, values, open));
    }
    return cohorts;
  }

  private List<@Nullable Double> weighted(List<RetentionCohort> cohorts) {
    List<@Nullable Double> means = new ArrayList<>();
    for (int cell = 0; cell < plan.width(); cell++) {
      long people = 0;
      long size = 0;
      for (RetentionCohort cohort : cohorts) {
        Long value = closed(cohort, cell);
        people += value == null ? 0 : value;
        size += value == null ? 0 : cohort.size();
      }
      means.add(size == 0 ? null : (Double) ((double) people / size));
    }
    return means;
  }

  private List<@Nullable Double> simple(List<RetentionCohort> cohorts) {
    List<@Nullable Double> means = new ArrayList<>();
    for (int cell = 0; cell < plan.width(); cell++) {
      double shares = 0;
      int counted = 0;
      for (RetentionCohort cohort : cohorts) {
        Long value = closed(cohort, cell);
        if (value != null && cohort.size() > 0) {
          shares += (double) value / cohort.size();
          counted++;
        }
      }
      means.add(counted == 0 ? null : (Double) (shares / counted));
    }
    return means;
  }

  /** People of a cell that is over; null for others. */
  private static @Nullable Long closed(RetentionCohort cohort, int cell) {
    return cohort.open().contains(cell) ? null : cohort.values().get(cell);
  }
}
