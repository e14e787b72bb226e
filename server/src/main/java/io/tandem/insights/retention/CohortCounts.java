package io.tandem.insights.retention;

import io.tandem.insights.query.TopValues;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts people by value, cohort and cell; who has several of the values beyond the limit, once.
 */
final class CohortCounts implements Comebacks.Sink {

  private final RetentionPlan plan;
  private final List<TopValues> kept;
  private final Map<List<@Nullable String>, long[]> people = new HashMap<>();
  private final Map<List<@Nullable String>, BitSet> own = new HashMap<>();

  /**
   * Nothing counted yet.
   *
   * @param kept values that stay apart, for each breakdown
   */
  CohortCounts(RetentionPlan plan, List<TopValues> kept) {
    this.plan = plan;
    this.kept = kept;
  }

  @Override
  public void cohort(List<@Nullable String> values, int cohort, boolean[] cells) {
    BitSet bits = own.computeIfAbsent(shown(kept, values), k -> new BitSet());
    for (int cell = 0; cell < cells.length; cell++) {
      if (cells[cell]) {
        bits.set(cohort * plan.width() + cell);
      }
    }
  }

  /** The values as the answer shows them. */
  static List<@Nullable String> shown(List<TopValues> kept, List<@Nullable String> values) {
    if (kept.isEmpty()) {
      return List.of();
    }
    List<@Nullable String> shown = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      shown.add(kept.get(i).shown(values.get(i)));
    }
    return shown;
  }

  @Override
  public void end(long person) {
    own.forEach((values, bits) -> {
      long[] counts = people.computeIfAbsent(values, k -> new long[plan.cohorts() * plan.width()]);
      bits.stream().forEach(bit -> counts[bit]++);
    });
    if (kept.isEmpty()) {
      own.values().forEach(BitSet::clear);
    } else {
      own.clear();
    }
  }

  /** Counts by cohort and cell, by values; largest first, the rest last. */
  Map<List<@Nullable String>, long[]> byValues() {
    Map<List<@Nullable String>, long[]> sorted = new LinkedHashMap<>();
    people.entrySet().stream()
        .sorted(
            Comparator.comparing(entry -> entry.getKey(), (one, other) -> order(kept, one, other)))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** Orders values by rank. */
  static int order(List<TopValues> kept, List<@Nullable String> one, List<@Nullable String> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = Integer.compare(kept.get(i).rank(one.get(i)), kept.get(i).rank(other.get(i)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Counts of everybody, where there is no breakdown. */
  long[] together() {
    long[] counts = people.get(List.of());
    return counts == null ? new long[plan.cohorts() * plan.width()] : counts;
  }
}
