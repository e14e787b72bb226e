package io.tandem.warehouse;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * What DuckDB itself can take, for {@code bench capture} to compare with: the same rows appended to
 * a bare file, one durable transaction a batch, without HTTP, parsing, identity or deduplication.
 */
public final class DirectAppend implements AutoCloseable {

  private final DuckDBConnection connection;
  private long position;

  /** Opens a new file. */
  public DirectAppend(Path file) throws SQLException {
    connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file);
    execute(
        """
        CREATE TABLE event (seq BIGINT, project INTEGER, uuid UUID, environment INTEGER,
          name VARCHAR, distinct_id VARCHAR, person BIGINT, session VARCHAR, time BIGINT,
          received BIGINT, properties VARCHAR, library VARCHAR)\
        """);
  }

  /** Appends a batch and returns once it is on disk. */
  public void append(List<Event> events) throws SQLException {
    execute("BEGIN TRANSACTION");
    try (DuckDBAppender rows = connection.createAppender("main", "event")) {
      for (Event event : events) {
        position++;
        rows.beginRow().append(position).append(event.project().value());
        rows.append(event.uuid()).append(event.environment());
        rows.append(event.name()).append(event.distinctId()).append(event.person());
        rows.append(event.session()).append(event.time()).append(event.received());
        rows.append(event.properties()).append(event.library()).endRow();
      }
      rows.flush();
    }
    execute("COMMIT");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
