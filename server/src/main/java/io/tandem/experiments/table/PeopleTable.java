package io.tandem.experiments.table;

import io.tandem.shared.TandemException;
import java.util.Arrays;
import java.util.List;

/** People with their variant and their values, column by column. */
public final class PeopleTable {

  /** Of somebody who met several variants and belongs to none. */
  public static final int NO_VARIANT = -1;

  /** What is kept in memory: 160 MB. */
  private static final int MOST_CELLS = 20_000_000;

  private final List<String> names;
  private final double[][] columns;
  private int[] variants = new int[1024];
  private int size;

  /** An empty table with these columns. */
  public PeopleTable(List<String> names) {
    this.names = List.copyOf(names);
    this.columns = new double[names.size()][1024];
  }

  /**
   * Adds somebody; values in the order of the columns, NaN for one that is not known.
   *
   * @throws TandemException {@code table_too_large}
   */
  public void add(int variant, double[] values) {
    if ((long) size * (values.length + 1) >= MOST_CELLS) {
      throw new TandemException(TableError.TOO_MANY_ROWS, MOST_CELLS / (values.length + 1));
    }
    if (size == variants.length) {
      variants = Arrays.copyOf(variants, size * 2);
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Arrays.copyOf(columns[c], size * 2);
      }
    }
    variants[size] = variant;
    for (int c = 0; c < columns.length; c++) {
      columns[c][size] = values[c];
    }
    size++;
  }

  /** Rows, also of people without a variant. */
  public int size() {
    return size;
  }

  /** Position of the variant of a row, or {@link #NO_VARIANT}. */
  public int variant(int row) {
    return variants[row];
  }

  /** Takes somebody out of their variant. */
  void exclude(int row) {
    variants[row] = NO_VARIANT;
  }

  /** A column's values; those beyond {@link #size} mean nothing. Not to be changed. */
  public double[] column(String name) {
    return columns[names.indexOf(name)];
  }

  /** People by variant. */
  public long[] people(int variantCount) {
    long[] people = new long[variantCount];
    for (int row = 0; row < size; row++) {
      if (variants[row] != NO_VARIANT) {
        people[variants[row]]++;
      }
    }
    return people;
  }
}
