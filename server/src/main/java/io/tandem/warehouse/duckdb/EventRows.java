package io.tandem.warehouse.duckdb;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.PersonCopy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Events and person copies as rows. */
final class EventRows {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, String>> GROUPS = new TypeReference<>() {};

  private EventRows() {}

  /**
   * Fills the staging table. The flush is explicit: the appender's close would swallow a failure.
   */
  static void stage(DuckDBConnection connection, List<Event> events, long before)
      throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("temp", "main", "staged_event")) {
      long seq = before;
      for (Event event : events) {
        seq++;
        rows.beginRow().append(seq).append(event.project().value());
        rows.append(event.uuid()).append(event.environment());
        rows.append(event.name()).append(event.distinctId()).append(event.person());
        rows.append(event.session());
        rows.append(event.groups().isEmpty() ? null : JSON.writeValueAsString(event.groups()));
        rows.append(event.time()).append(event.received());
        rows.append(event.properties()).append(event.library()).endRow();
      }
      rows.flush();
    }
  }

  static void appendPersons(DuckDBConnection connection, List<PersonCopy> copies)
      throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("main", "person_copy")) {
      for (PersonCopy copy : copies) {
        rows.beginRow().append(copy.project().value()).append(copy.person());
        rows.append(copy.version()).append(copy.properties()).endRow();
      }
      rows.flush();
    }
  }

  /** A row with {@link Schema#EVENT_COLUMNS}. */
  static Event read(ResultSet row) throws SQLException {
    String groups = row.getString(9);
    return new Event(
        new ProjectId(row.getInt(2)),
        row.getObject(3, UUID.class),
        row.getInt(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getString(8),
        groups == null ? Map.of() : JSON.readValue(groups, GROUPS),
        row.getLong(10),
        row.getLong(11),
        row.getString(12),
        row.getString(13));
  }
}
