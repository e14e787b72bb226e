package io.tandem.warehouse.duckdb;

import io.tandem.shared.ProjectId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** Removes what a person did and was, in one transaction. */
final class Erasing {

  private static final String WHO =
      """
      WHERE project = ? AND (person = ? OR person IN
        (SELECT gone FROM merged WHERE project = ? AND survivor = ?))\
      """;

  private Erasing() {}

  static long erase(WriteSession session, ProjectId project, long person)
      throws SQLException, StoreBrokenException {
    DuckDBConnection connection = session.connection();
    return session.transaction(() -> {
      // positions are never given twice, even if the newest event goes
      Schema.put(connection, "erased_up_to", Long.toString(session.end()));
      delete(connection, "person_copy", project, person);
      delete(connection, "segment_stay", project, person);
      return delete(connection, "event", project, person);
    });
  }

  private static long delete(
      DuckDBConnection connection, String table, ProjectId project, long person)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + table + " " + WHO)) {
      delete.setInt(1, project.value());
      delete.setLong(2, person);
      delete.setInt(3, project.value());
      delete.setLong(4, person);
      return delete.executeUpdate();
    }
  }
}
