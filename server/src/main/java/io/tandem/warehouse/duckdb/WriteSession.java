package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.Event;
import io.tandem.warehouse.IndexSource;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.PersonCopy;
import io.tandem.warehouse.PromotedProperties.ColumnType;
import io.tandem.warehouse.PromotedProperties.Promotion;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * The only writing connection and the fingerprints that go with it. Transactions are spelt out as
 * statements: autocommit off begins one lazily, and an appender used first would commit by itself.
 */
final class WriteSession implements AutoCloseable {

  private final DuckDBConnection connection;
  private final Fingerprints fingerprints;
  private final PromotedColumns promoted;
  private String insert = "";
  private long end;

  WriteSession(DuckDBConnection connection, Fingerprints fingerprints, PromotedColumns promoted)
      throws SQLException {
    this.connection = connection;
    this.fingerprints = fingerprints;
    this.promoted = promoted;
    this.end = end(connection);
    Schema.stage(connection);
    promotionsChanged();
  }

  /** The {@code seq} of the last event ever committed, erased ones included. */
  static long end(DuckDBConnection connection) throws SQLException {
    long last = Database.number(connection, "SELECT max(seq) FROM event");
    return Math.max(last, Long.parseLong(Schema.get(connection, "erased_up_to", "0")));
  }

  DuckDBConnection connection() {
    return connection;
  }

  Fingerprints fingerprints() {
    return fingerprints;
  }

  long end() {
    return end;
  }

  /** Reads anew which columns there are. */
  void promotionsChanged() throws SQLException {
    List<Promotion> promotions = Schema.promotions(connection);
    promoted.replace(promotions);
    StringBuilder values = new StringBuilder(Schema.EVENT_COLUMNS);
    StringBuilder columns = new StringBuilder(Schema.EVENT_COLUMNS);
    for (Promotion promotion : promotions) {
      columns.append(", ").append(promotion.column());
      values.append(", ").append(value(promotion.type()));
    }
    insert = "INSERT INTO event (" + columns + ") SELECT " + values + " FROM staged_event";
  }

  /** The value of a promoted column, with the JSON pointer as its one parameter. */
  static String value(ColumnType type) {
    String text = "json_extract_string(properties, ?)";
    return switch (type) {
      case TEXT -> text;
      case NUMBER -> DuckDbSql.NUMBER.replace("{0}", text);
    };
  }

  /**
   * One transaction; on return it is durable. Throws after it was rolled back.
   *
   * @return who became somebody else
   */
  List<IndexSource.Move> commit(
      List<Event> events, List<PersonCopy> persons, List<MergeCopy> merges)
      throws SQLException, StoreBrokenException {
    List<IndexSource.Move> moves = new ArrayList<>();
    transaction(() -> {
      if (!events.isEmpty()) {
        insert(events);
      }
      if (!persons.isEmpty()) {
        EventRows.appendPersons(connection, persons);
      }
      moves.addAll(Merges.apply(connection, merges));
      return 0;
    });
    end += events.size();
    return moves;
  }

  private void insert(List<Event> events) throws SQLException {
    EventRows.stage(connection, events, end);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      int parameter = 1;
      for (Promotion promotion : promoted.all()) {
        statement.setString(parameter++, DuckDbSql.pointer(promotion.property()));
      }
      if (statement.executeUpdate() != events.size()) {
        throw new SQLException("not all staged events were inserted");
      }
    }
    Database.execute(connection, "TRUNCATE staged_event");
  }

  /** Runs a change between BEGIN and COMMIT. */
  long transaction(Work work) throws SQLException, StoreBrokenException {
    Database.execute(connection, "BEGIN TRANSACTION");
    long result;
    try {
      result = work.run();
    } catch (SQLException | RuntimeException failed) {
      rollBack(failed);
      throw failed;
    }
    try {
      Database.execute(connection, "COMMIT");
    } catch (SQLException unknown) {
      throw new StoreBrokenException(unknown);
    }
    return result;
  }

  private void rollBack(Exception failed) throws StoreBrokenException {
    try {
      Database.execute(connection, "ROLLBACK");
      if (end(connection) != end) {
        throw new StoreBrokenException(failed);
      }
    } catch (SQLException invalidated) {
      invalidated.addSuppressed(failed);
      throw new StoreBrokenException(invalidated);
    }
  }

  /** Enters what was committed; a failure leaves the rest to the next opening. */
  void remember(List<Event> events) throws StoreBrokenException {
    try {
      for (Event event : events) {
        fingerprints.add(event.project().value(), event.uuid(), event.received());
      }
      fingerprints.watermark(end);
    } catch (IOException | InternalError failed) {
      throw new StoreBrokenException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    fingerprints.close();
  }

  /** What a transaction does. */
  @FunctionalInterface
  interface Work {
    long run() throws SQLException;
  }
}
