package io.tandem.experiments.table;

import io.tandem.shared.TandemException;
import java.util.Arrays;
import java.util.List;

/** People with their variant and their values, column by column. */
public final class PeopleTable {

  /** Of somebody who met several variants and belongs to none. */
  public static final int NO_VARIANT = -1;

  /** What an upload may take of the memory: 256 MB. */
  private static final long MOST_BYTES = 256L << 20;

  /** Of a value, in an array that grows by half. */
  private static final int BYTES_OF_VALUE = 12;

  /** Of a row without its values: variant 6, book of units 32, sorted copies of columns 24. */
  private static final int BYTES_OF_ROW = 62;

  private final List<String> names;
  private final double[][] columns;
  private final int most;
  private int[] variants = new int[1024];
  private int size;

  /** An empty table with these columns. */
  public PeopleTable(List<String> names) {
    this.names = List.copyOf(names);
    this.columns = new double[names.size()][1024];
    this.most = (int) (MOST_BYTES / (BYTES_OF_VALUE * names.size() + BYTES_OF_ROW));
  }

  /**
   * Adds somebody; values in the order of the columns, NaN for one that is not known.
   *
   * @throws TandemException {@code table_too_large}
   */
  public void add(int variant, double[] values) {
    if (size >= most) {
      throw new TandemException(TableError.TOO_MANY_ROWS, most);
    }
    if (size == variants.length) {
      int larger = Math.min(most, size + size / 2);
      variants = Arrays.copyOf(variants, larger);
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Arrays.copyOf(columns[c], larger);
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
