package io.tandem.experiments.analysis;

import io.tandem.experiments.statistics.Moments;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.table.PeopleTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people in a variant who have a value (and, for ratios, one below the line). */
final class Known {

  private final PeopleTable table;
  private final double[] values;
  private final double[] below;
  private final long[] people;
  private final long[] missing;

  Known(PeopleTable table, int variants, double[] values, double[] below) {
    this.table = table;
    this.values = values;
    this.below = below;
    this.people = new long[variants];
    this.missing = new long[variants];
    for (int row = 0; row < table.size(); row++) {
      int variant = table.variant(row);
      if (variant != PeopleTable.NO_VARIANT) {
        people[variant]++;
        missing[variant] += known(row) ? 0 : 1;
      }
    }
  }

  private boolean known(int row) {
    return table.variant(row) != PeopleTable.NO_VARIANT
        && !Double.isNaN(values[row])
        && !Double.isNaN(below[row]);
  }

  /** People without a value, by variant. */
  long[] missing() {
    return missing.clone();
  }

  /** Values of a variant. */
  double[] of(int variant) {
    double[] own = new double[(int) (people[variant] - missing[variant])];
    int at = 0;
    for (int row = 0; row < table.size(); row++) {
      if (table.variant(row) == variant && known(row)) {
        own[at++] = values[row];
      }
    }
    return own;
  }

  /** Values of all variants. */
  double[] all() {
    double[] all = new double[table.size()];
    int at = 0;
    for (int row = 0; row < table.size(); row++) {
      if (known(row)) {
        all[at++] = values[row];
      }
    }
    return Arrays.copyOf(all, at);
  }

  /**
   * Moments by variant.
   *
   * @param y of a row
   * @param x of each row, or null for none
   */
  List<Pairs> pairs(IntToDoubleFunction y, double @Nullable [] x) {
    Moments[] moments = new Moments[people.length];
    Arrays.setAll(moments, _ -> new Moments());
    for (int row = 0; row < table.size(); row++) {
      if (known(row)) {
        moments[table.variant(row)].add(y.applyAsDouble(row), x == null ? 0 : x[row]);
      }
    }
    return Stream.of(moments).map(Moments::pairs).toList();
  }
}
