package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.Warehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Hands over the rows of a query, until it is ended. */
final class Scanning {

  private Scanning() {}

  /** Rows of whole numbers and texts, a run at a time. */
  static void read(
      DuckDBConnection connection, RunningQuery running, Warehouse.RowScan scan, Duration most)
      throws SQLException {
    ResultQuery<?> select = scan.query().apply(DSL.using(connection, SQLDialect.DUCKDB));
    try (DuckDBPreparedStatement statement = connection.prepare(select.getSQL())) {
      running.begins(statement::cancel);
      ChunkRows.read(statement, select.getBindValues(), most, running, scan.reader());
    }
  }

  /** Rows of whole numbers; null reads as 0. */
  static void read(
      DuckDBConnection connection,
      RunningQuery running,
      String sql,
      Warehouse.LongRows rows,
      Duration most)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout((int) most.toSeconds());
      running.begins(statement::cancel);
      try (ResultSet result = statement.executeQuery(sql)) {
        long[] values = new long[result.getMetaData().getColumnCount()];
        while (!running.cancelled() && result.next()) {
          for (int i = 0; i < values.length; i++) {
            values[i] = result.getLong(i + 1);
          }
          rows.row(values);
        }
      }
    }
  }
}
