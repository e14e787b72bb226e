package io.tandem.experiments.table;

import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.shared.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a row of sums as {@link Cells} reads them: of y, and of x, its denominator or
 * covariate.
 */
record SumsRow(double people, double y, double yy, double x, double xx, double xy) {

  private static final double MOST_PEOPLE = 1e15;

  /** Why it cannot be a row of this metric; null when it can. */
  @Nullable Sentence fault(ExperimentMetric metric) {
    if (!(people >= 1 && people < MOST_PEOPLE && people == Math.rint(people))) {
      return new Sentence("人数必须是正整数", "people is no positive whole number");
    }
    if (!Double.isFinite(y)) {
      return new Sentence("合计必须是数字", "the sum is no number");
    }
    for (double other : new double[] {yy, x, xx, xy}) {
      if (Cells.unreadable(other)) {
        return new Sentence("平方和或乘积和不是数字", "a sum of squares or products is no number");
      }
    }
    return metric.kind() == MetricKind.PROPORTION ? shareFault(metric) : otherFault(metric);
  }

  private @Nullable Sentence shareFault(ExperimentMetric metric) {
    return y < 0 || y > people
        ? new Sentence("比例的合计须在 0 与人数之间", "the sum of a share is not between 0 and people")
        : relationFault(metric);
  }

  private @Nullable Sentence otherFault(ExperimentMetric metric) {
    return Double.isNaN(yy)
        ? new Sentence("缺少 sum_of_squares", "sum_of_squares is missing")
        : relationFault(metric);
  }

  private @Nullable Sentence relationFault(ExperimentMetric metric) {
    boolean whole = !Double.isNaN(x) && !Double.isNaN(xx) && !Double.isNaN(xy);
    if (asksForX(metric) && !whole && (isRatio(metric) || hasX())) {
      return new Sentence(
          "须同时给出 x_sum、x_sum_of_squares 和 sum_of_products",
          "x_sum, x_sum_of_squares and sum_of_products belong together");
    }
    if (isRatio(metric) && x == 0) {
      return new Sentence("比率的分母合计为 0", "the denominators sum to 0");
    }
    return sums(metric).possible()
        ? null
        : new Sentence("没有任何数值能得出这样的合计与平方和", "no values have such sums and squares");
  }

  /** What it says of this metric, which has no fault. The square of a share is the share. */
  Sums sums(ExperimentMetric metric) {
    double squares = metric.kind() == MetricKind.PROPORTION ? y : yy;
    return asksForX(metric) && hasX()
        ? new Sums((long) people, y, squares, x, xx, xy, true)
        : Sums.of((long) people, y, squares);
  }

  private boolean hasX() {
    return !Double.isNaN(x) || !Double.isNaN(xx) || !Double.isNaN(xy);
  }

  private static boolean asksForX(ExperimentMetric metric) {
    return isRatio(metric) || metric.covariate() != null;
  }

  private static boolean isRatio(ExperimentMetric metric) {
    return metric.kind() == MetricKind.RATIO;
  }
}
