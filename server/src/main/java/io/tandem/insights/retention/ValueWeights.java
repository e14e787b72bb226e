package io.tandem.insights.retention;

import io.tandem.insights.query.TopValues;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the people of each value, to know which values stay apart. */
final class ValueWeights implements Comebacks.Sink {

  private static final int MOST_VALUES = 100_000;

  private final RetentionPlan plan;
  private final List<Map<@Nullable String, Long>> people = new ArrayList<>();
  private final List<Set<@Nullable String>> own = new ArrayList<>();

  ValueWeights(RetentionPlan plan) {
    this.plan = plan;
    for (int i = 0; i < plan.query().breakdowns().size(); i++) {
      people.add(new HashMap<>());
      own.add(new HashSet<>());
    }
  }

  @Override
  public void cohort(List<@Nullable String> values, int cohort, boolean[] cells) {
    for (int i = 0; i < own.size(); i++) {
      own.get(i).add(values.get(i));
    }
  }

  @Override
  public void end(long person) {
    for (int i = 0; i < own.size(); i++) {
      Map<@Nullable String, Long> weights = people.get(i);
      own.get(i).forEach(value -> weights.merge(value, 1L, Long::sum));
      own.get(i).clear();
      if (weights.size() > MOST_VALUES) {
        throw new TandemException(RetentionError.TOO_MANY_VALUES, MOST_VALUES);
      }
    }
  }

  /** The values that stay apart, for each breakdown. */
  List<TopValues> kept() {
    List<TopValues> kept = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      kept.add(TopValues.of(people.get(i), plan.query().breakdowns().get(i).top()));
    }
    return kept;
  }
}
