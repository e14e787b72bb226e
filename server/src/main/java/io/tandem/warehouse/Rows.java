package io.tandem.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * A run of rows of {@link Warehouse#scanRows}, column by column. Valid only while the reader that
 * got it runs. Columns and rows are counted from 0.
 */
public interface Rows {

  /** How many rows. */
  int size();

  /** Value of a {@code BIGINT} column that is never null. */
  long number(int column, int row);

  /** Value of a {@code VARCHAR} column. */
  @Nullable String text(int column, int row);
}
