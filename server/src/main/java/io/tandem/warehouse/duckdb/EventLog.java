package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.Event;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/** Reads stored events in order, on a connection that queries cannot take away. */
final class EventLog {

  private static final String SELECT =
      "SELECT "
          + Schema.EVENT_COLUMNS
          + " FROM event WHERE seq > ? AND seq <= ? AND seq <= ? ORDER BY seq";

  private final ReentrantLock lock = new ReentrantLock();
  private final DuckDBConnection connection;

  EventLog(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** Events with {@code from < seq <= to}, and not more than {@code limit} numbers of them. */
  List<Event> read(long from, long to, int limit) throws SQLException {
    lock.lock();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setLong(1, from);
      select.setLong(2, from + limit);
      select.setLong(3, to);
      List<Event> events = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          events.add(EventRows.read(rows));
        }
      }
      return events;
    } finally {
      lock.unlock();
    }
  }

  /** The number before the first stored event after {@code seq}: erased ones are jumped over. */
  long beforeNext(long seq) throws SQLException {
    lock.lock();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT min(seq) FROM event WHERE seq > ?")) {
      select.setLong(1, seq);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        long next = row.getLong(1);
        return row.wasNull() ? Long.MAX_VALUE : next - 1;
      }
    } finally {
      lock.unlock();
    }
  }
}
