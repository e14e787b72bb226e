package io.tandem.warehouse.duckdb;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * The open DuckDB file. The instance lives as long as one of its connections, so all of them are
 * made and closed here.
 */
final class Database implements AutoCloseable {

  static final String FILE = "events.duckdb";

  private final DuckDBConnection root;
  private final List<DuckDBConnection> connections = new ArrayList<>();

  private Database(DuckDBConnection root) {
    this.root = root;
  }

  static Database open(Path directory, WarehouseSettings settings) throws SQLException {
    try {
      Files.createDirectories(directory.resolve("spill"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    DuckDBConnection root =
        new DuckDBDriver()
            .connect("jdbc:duckdb:" + directory.resolve(FILE), options(directory, settings))
            .unwrap(DuckDBConnection.class);
    try {
      // DuckDB 2.0.0 loses rows when it merges equal subplans under different filters: a trend
      // broken down twice by one property, read with the filters of one cell, came out empty
      // It also narrows sums that are sorted to what fits a single one of their numbers: a sum of
      // ones and noughts above 127 came out negative
      execute(root, "SET GLOBAL disabled_optimizers = 'common_subplan,compressed_materialization'");
      // DuckDB 2.0.0 shows this bound when it is given at the opening, and does not keep to it
      execute(
          root,
          "SET GLOBAL max_temp_directory_size = '" + settings.maxSpill().replace("'", "''") + "'");
      Schema.prepare(root);
      return new Database(root);
    } catch (SQLException | RuntimeException failed) {
      root.close();
      throw failed;
    }
  }

  private static Properties options(Path directory, WarehouseSettings settings) {
    Properties options = new Properties();
    options.setProperty("memory_limit", settings.memoryLimit());
    options.setProperty("temp_directory", directory.resolve("spill").toString());
    // DuckDB 2.0.0 hands ordered results of several chunks over out of order when this is off
    options.setProperty("preserve_insertion_order", "true");
    // a last resort; see Checkpoints
    options.setProperty("checkpoint_threshold", "2GB");
    // nothing is ever fetched from a network
    options.setProperty("autoinstall_known_extensions", "false");
    options.setProperty("jdbc_stream_results", "false");
    if (settings.threads() > 0) {
      options.setProperty("threads", Integer.toString(settings.threads()));
    }
    return options;
  }

  /** A further connection, in autocommit: otherwise it would freeze on its first snapshot. */
  synchronized DuckDBConnection connect() throws SQLException {
    DuckDBConnection connection = root.duplicate();
    connection.setAutoCommit(true);
    connections.add(connection);
    return connection;
  }

  static void execute(DuckDBConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** First column of the only row; 0 for null. */
  static long number(DuckDBConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  static TandemException busy() {
    return new TandemException(CommonError.BUSY, 2);
  }

  @Override
  public synchronized void close() throws SQLException {
    SQLException first = null;
    connections.add(root);
    for (DuckDBConnection connection : connections) {
      try {
        connection.close();
      } catch (SQLException failed) {
        first = first == null ? failed : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
