package io.tandem.warehouse.duckdb;

import io.tandem.shared.TandemException;
import io.tandem.warehouse.Rows;
import io.tandem.warehouse.WarehouseError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** One chunk of DuckDB's vectors, read without an object a value. */
final class ChunkRows implements Rows {

  private final DuckDBReadableVector[] columns;
  private final int size;

  private ChunkRows(DuckDBDataChunkReader chunk) {
    columns = new DuckDBReadableVector[(int) chunk.columnCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = chunk.vector(i);
    }
    size = (int) chunk.rowCount();
  }

  /**
   * Runs a statement and hands over its chunks, until it is cancelled; the time of the reader
   * counts as the query's.
   */
  static void read(
      DuckDBPreparedStatement statement,
      List<Object> values,
      Duration most,
      RunningQuery running,
      Consumer<Rows> reader)
      throws SQLException {
    long end = System.nanoTime() + most.toNanos();
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    statement.setQueryTimeout((int) most.toSeconds());
    try (DuckDBChunkedResult chunks = statement.query()) {
      while (!running.cancelled() && chunks.nextChunk()) {
        if (System.nanoTime() > end) {
          throw new TandemException(WarehouseError.QUERY_TOO_LONG, most.toSeconds());
        }
        reader.accept(new ChunkRows(chunks.chunk()));
      }
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long number(int column, int row) {
    return columns[column].getLong(row);
  }

  @Override
  public @Nullable String text(int column, int row) {
    return columns[column].isNull(row) ? null : columns[column].getString(row);
  }
}
