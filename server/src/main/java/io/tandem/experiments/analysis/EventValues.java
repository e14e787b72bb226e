package io.tandem.experiments.analysis;

import io.tandem.experiments.statistics.Quantiles;
import io.tandem.experiments.statistics.Summary;
import io.tandem.experiments.table.PeopleTable;
import java.util.Arrays;

/** Values of single events, by the rows of a {@link PeopleTable}; one row's stand together. */
public final class EventValues {

  private int[] rows = new int[1024];
  private double[] values = new double[1024];
  private int size;

  /** Adds one; rows never go down. */
  public void add(int row, double value) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    rows[size] = row;
    values[size] = value;
    size++;
  }

  /** How many. */
  public int size() {
    return size;
  }

  /** A quantile over the events of a variant's people who have a value in {@code known}. */
  Summary quantile(PeopleTable table, double[] known, int variant, double quantile) {
    int[] owners = new int[size];
    double[] own = new double[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      int row = rows[i];
      if (table.variant(row) == variant && !Double.isNaN(known[row])) {
        owners[count] = row;
        own[count++] = values[i];
      }
    }
    return Quantiles.clustered(Arrays.copyOf(own, count), Arrays.copyOf(owners, count), quantile);
  }
}
