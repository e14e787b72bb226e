package io.tandem.warehouse.duckdb;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Memberships.Change;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.roaringbitmap.PeekableIntIterator;

/** Writes who came to a segment and who left it, in one transaction. */
final class Staying {

  private Staying() {}

  static long change(WriteSession session, List<Change> changes)
      throws SQLException, StoreBrokenException {
    DuckDBConnection connection = session.connection();
    return session.transaction(() -> {
      long moved = 0;
      for (Change change : changes) {
        if (!change.left().isEmpty()) {
          leave(connection, change);
        }
        moved += change.entered().getLongCardinality() + change.left().getLongCardinality();
      }
      enter(connection, changes);
      return moved;
    });
  }

  static long forget(WriteSession session, ProjectId project, long person)
      throws SQLException, StoreBrokenException {
    return session.transaction(() -> {
      try (PreparedStatement delete =
          session
              .connection()
              .prepareStatement("DELETE FROM segment_stay WHERE project = ? AND person = ?")) {
        delete.setInt(1, project.value());
        delete.setLong(2, person);
        return delete.executeUpdate();
      }
    });
  }

  private static void leave(DuckDBConnection connection, Change change) throws SQLException {
    String sql =
        """
        UPDATE segment_stay SET gone = ? WHERE project = ? AND segment = ? AND gone IS NULL
          AND person IN (SELECT unnest(?))\
        """;
    Object[] people = change.left().stream().mapToObj(Integer::toUnsignedLong).toArray();
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, change.at());
      update.setInt(2, change.project().value());
      update.setLong(3, change.segment());
      update.setArray(4, connection.createArrayOf("BIGINT", people));
      update.execute();
    }
  }

  /** The flush is explicit: the appender's close would swallow a failure. */
  private static void enter(DuckDBConnection connection, List<Change> changes) throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("main", "segment_stay")) {
      for (Change change : changes) {
        PeekableIntIterator people = change.entered().getIntIterator();
        while (people.hasNext()) {
          long person = Integer.toUnsignedLong(people.next());
          rows.beginRow().append(change.project().value()).append(change.segment());
          rows.append(person).append(change.at()).appendNull().endRow();
        }
      }
      rows.flush();
    }
  }
}
