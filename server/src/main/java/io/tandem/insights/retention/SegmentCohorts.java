package io.tandem.insights.retention;

import io.tandem.insights.query.TopValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up cohorts of people who are in and out of the same segments; everybody is in one part only.
 */
final class SegmentCohorts {

  private final RetentionPlan plan;
  private final Map<List<@Nullable String>, long[]> counts = new LinkedHashMap<>();
  private final List<Map<@Nullable String, Long>> weights = new ArrayList<>();

  SegmentCohorts(RetentionPlan plan) {
    this.plan = plan;
    plan.query().breakdowns().forEach(_ -> weights.add(new HashMap<>()));
  }

  /**
   * Counts a part.
   *
   * @param values of the breakdowns
   * @param cells by cohort and cell
   * @param people who are in any cohort
   */
  void add(List<@Nullable String> values, long[] cells, long people) {
    if (people > 0) {
      counts.put(values, cells);
      for (int i = 0; i < values.size(); i++) {
        weights.get(i).merge(values.get(i), people, Long::sum);
      }
    }
  }

  /** Counts by values; largest first, the rest last. */
  Map<List<@Nullable String>, long[]> byValues() {
    List<TopValues> kept = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      kept.add(TopValues.of(weights.get(i), plan.query().breakdowns().get(i).top()));
    }
    Map<List<@Nullable String>, long[]> shown = new HashMap<>();
    counts.forEach((values, cells) -> {
      long[] sums =
          shown.computeIfAbsent(CohortCounts.shown(kept, values), _ -> new long[cells.length]);
      Arrays.setAll(sums, cell -> Math.addExact(sums[cell], Math.max(0, cells[cell])));
    });
    Map<List<@Nullable String>, long[]> sorted = new LinkedHashMap<>();
    shown.entrySet().stream()
        .sorted(
            Comparator.comparing(
                Map.Entry::getKey, (one, other) -> CohortCounts.order(kept, one, other)))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
