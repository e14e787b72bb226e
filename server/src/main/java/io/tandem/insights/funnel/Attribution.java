package io.tandem.insights.funnel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Under which values of the breakdowns an attempt counts. */
final class Attribution {

  private final FunnelPlan plan;

  Attribution(FunnelPlan plan) {
    this.plan = plan;
  }

  List<@Nullable String> of(Attempt attempt) {
    List<@Nullable String> values = new ArrayList<>(plan.rules().dimensions());
    for (int dimension = 0; dimension < plan.rules().dimensions(); dimension++) {
      values.add(value(attempt, dimension));
    }
    return values;
  }

  private @Nullable String value(Attempt attempt, int dimension) {
    FunnelAttribution wanted = plan.query().attributed();
    Integer step = wanted.step();
    if (step != null) {
      return text(attempt, step, dimension);
    }
    boolean first = wanted.by() == FunnelAttribution.By.FIRST;
    int steps = plan.rules().steps();
    for (int i = 1; i <= steps; i++) {
      int at = first ? i : steps + 1 - i;
      String value = text(attempt, at, dimension);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** What a step says; null where it was not done. */
  private @Nullable String text(Attempt attempt, int step, int dimension) {
    boolean done = attempt.time(step) != Attempt.NEVER;
    return done ? plan.books().get(dimension).value(attempt.value(step, dimension)) : null;
  }
}
