package io.tandem.warehouse.duckdb;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.IndexSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/** Reads for the behaviour index, on a connection that queries cannot take away. */
final class IndexFeed {

  /** Rows that are in memory at once; two numbers each. */
  private static final long STEP = 500_000;

  private static final String NAMES =
      "SELECT project, environment, name FROM event WHERE seq <= ? GROUP BY ALL ORDER BY ALL";

  /** Both keys in one number: every column read costs a call for each row. */
  private static final String ROWS =
      """
      SELECT n.place << 32 | e.person, e.time
      FROM event e
      JOIN index_name n
        ON n.project = e.project AND n.environment = e.environment AND n.name = e.name
      WHERE e.seq > ? AND e.seq <= ?\
      """;

  private final ReentrantLock lock = new ReentrantLock();
  private final DuckDBConnection connection;

  IndexFeed(DuckDBConnection connection) {
    this.connection = connection;
  }

  String identity() {
    return locked(() -> Schema.get(connection, "id", ""));
  }

  long count(long upTo) {
    return locked(
        () -> Database.number(connection, "SELECT count(*) FROM event WHERE seq <= " + upTo));
  }

  List<IndexSource.Move> merges() {
    return locked(() -> {
      List<IndexSource.Move> moves = new ArrayList<>();
      try (Statement select = connection.createStatement();
          ResultSet rows = select.executeQuery("SELECT project, gone, survivor FROM merged")) {
        while (rows.next()) {
          moves.add(
              new IndexSource.Move(
                  new ProjectId(rows.getInt(1)), rows.getLong(2), rows.getLong(3)));
        }
      }
      return moves;
    });
  }

  void scan(long end, IndexSource.EventScan scan) {
    locked(() -> {
      List<IndexSource.EventName> names = names(end);
      scan.names(names);
      remember(names);
      for (long from = 0; from < end; from += STEP) {
        rows(from, Math.min(end, from + STEP), scan);
      }
      Database.execute(connection, "DROP TABLE index_name");
      return 0;
    });
  }

  private List<IndexSource.EventName> names(long end) throws SQLException {
    List<IndexSource.EventName> names = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(NAMES)) {
      select.setLong(1, end);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          names.add(
              new IndexSource.EventName(
                  new ProjectId(rows.getInt(1)), rows.getInt(2), rows.getString(3)));
        }
      }
    }
    return names;
  }

  private void remember(List<IndexSource.EventName> names) throws SQLException {
    Database.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE index_name"
            + " (place BIGINT, project INTEGER, environment INTEGER, name VARCHAR)");
    try (var rows = connection.createAppender("temp", "main", "index_name")) {
      for (int i = 0; i < names.size(); i++) {
        IndexSource.EventName name = names.get(i);
        rows.beginRow().append((long) i).append(name.project().value());
        rows.append(name.environment()).append(name.name()).endRow();
      }
      rows.flush();
    }
  }

  private void rows(long from, long to, IndexSource.EventScan scan) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ROWS)) {
      select.setLong(1, from);
      select.setLong(2, to);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          long key = rows.getLong(1);
          scan.event((int) (key >>> 32), (int) key, rows.getLong(2));
        }
      }
    }
  }

  private <T> T locked(Read<T> read) {
    lock.lock();
    try {
      return read.run();
    } catch (SQLException closing) {
      TandemException busy = Database.busy();
      busy.addSuppressed(closing);
      throw busy;
    } finally {
      lock.unlock();
    }
  }

  /** Something read from the store. */
  @FunctionalInterface
  private interface Read<T> {
    T run() throws SQLException;
  }
}
