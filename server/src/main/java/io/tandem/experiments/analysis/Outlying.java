package io.tandem.experiments.analysis;

import io.tandem.experiments.statistics.Winsor;
import java.util.Arrays;

/** Reports on outliers. */
final class Outlying {

  private static final int ONE_IN = 1_000;

  private Outlying() {}

  static OutlierReport of(String variant, double[] values) {
    if (values.length == 0) {
      return new OutlierReport(variant, 0, 0, 0, 0);
    }
    double sum = Arrays.stream(values).sum();
    double largest = Arrays.stream(values).max().orElse(0);
    double others = values.length == 1 ? 0 : (sum - largest) / (values.length - 1);
    double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
    int top = Math.max(1, sizes.length / ONE_IN);
    double held = Arrays.stream(sizes, sizes.length - top, sizes.length).sum();
    double whole = Arrays.stream(sizes).sum();
    return new OutlierReport(
        variant, largest, others, Winsor.cap(values, 0.99), whole == 0 ? 0 : held / whole);
  }
}
