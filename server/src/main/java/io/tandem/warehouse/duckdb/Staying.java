package io.tandem.warehouse.duckdb;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Memberships.Change;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.RoaringBitmap;

/** Writes who came to a segment and who left it, in one transaction. */
final class Staying {

  /** So many people are appended at once: each value that is appended costs a call. */
  private static final int PIECE = 10_000;

  private static final String LEAVE =
      """
      UPDATE segment_stay SET gone = ? WHERE project = ? AND segment = ? AND gone IS NULL
        AND person IN (SELECT unnest(people) FROM staged_stay)\
      """;

  private static final String ENTER =
      """
      INSERT INTO segment_stay (entered, project, segment, person)
      SELECT ?, ?, ?, unnest(people) FROM staged_stay\
      """;

  private Staying() {}

  static long change(WriteSession session, List<Change> changes)
      throws SQLException, StoreBrokenException {
    DuckDBConnection connection = session.connection();
    return session.transaction(() -> {
      long moved = 0;
      for (Change change : changes) {
        moved += apply(connection, change, change.left(), LEAVE);
        moved += apply(connection, change, change.entered(), ENTER);
      }
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

  private static long apply(
      DuckDBConnection connection, Change change, RoaringBitmap people, String sql)
      throws SQLException {
    if (people.isEmpty()) {
      return 0;
    }
    stage(connection, people);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, change.at());
      statement.setInt(2, change.project().value());
      statement.setLong(3, change.segment());
      statement.execute();
    }
    Database.execute(connection, "TRUNCATE staged_stay");
    return people.getLongCardinality();
  }

  /**
   * Fills the staging table. The flush is explicit: the appender's close would swallow a failure.
   */
  private static void stage(DuckDBConnection connection, RoaringBitmap people) throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("temp", "main", "staged_stay")) {
      BatchIterator batches = people.getBatchIterator();
      int[] some = new int[PIECE];
      while (batches.hasNext()) {
        long[] piece = new long[batches.nextBatch(some)];
        for (int i = 0; i < piece.length; i++) {
          piece[i] = Integer.toUnsignedLong(some[i]);
        }
        rows.beginRow().append(piece).endRow();
      }
      rows.flush();
    }
  }
}
