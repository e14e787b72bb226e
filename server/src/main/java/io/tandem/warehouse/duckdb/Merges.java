package io.tandem.warehouse.duckdb;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.IndexSource;
import io.tandem.warehouse.MergeCopy;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/**
 * Keeps {@code merged} flat: every gone person points at its last survivor, so that views need one
 * join. Merges may arrive in any order and more than once.
 */
final class Merges {

  private final DuckDBConnection connection;

  /** Gone to survivor, both as {@link #key}: what the group of merges changes. */
  private final Map<Long, Long> changed = new LinkedHashMap<>();

  private final Map<Long, Long> known = new HashMap<>();

  /** Survivor to those who went to it. */
  private final Map<Long, List<Long>> followers = new HashMap<>();

  private Merges(DuckDBConnection connection) {
    this.connection = connection;
  }

  /**
   * Applies merges.
   *
   * @return what they changed
   */
  static List<IndexSource.Move> apply(DuckDBConnection connection, List<MergeCopy> merges)
      throws SQLException {
    return merges.isEmpty() ? List.of() : new Merges(connection).apply(merges);
  }

  private List<IndexSource.Move> apply(List<MergeCopy> merges) throws SQLException {
    Object[] touched =
        merges.stream()
            .flatMap(m -> List.of(key(m, m.from()), key(m, m.into())).stream())
            .distinct()
            .toArray();
    read(touched);
    for (MergeCopy merge : merges) {
      add(key(merge, merge.from()), key(merge, merge.into()));
    }
    if (!changed.isEmpty()) {
      write();
    }
    List<IndexSource.Move> moves = new ArrayList<>();
    changed.forEach((gone, survivor) -> moves.add(move(gone, survivor)));
    return moves;
  }

  private static IndexSource.Move move(long gone, long survivor) {
    ProjectId project = new ProjectId((int) (gone >>> 32));
    return new IndexSource.Move(project, gone & 0xffffffffL, survivor & 0xffffffffL);
  }

  /** Where the touched people went, and who went to them. */
  private void read(Object[] touched) throws SQLException {
    String sql =
        """
        SELECT project::BIGINT << 32 | gone AS gone_key, project::BIGINT << 32 | survivor AS into_key
        FROM merged WHERE gone_key IN (SELECT unnest(?)) OR into_key IN (SELECT unnest(?))\
        """;
    Array keys = connection.createArrayOf("BIGINT", touched);
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, keys);
      select.setArray(2, keys);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          learn(rows.getLong(1), rows.getLong(2));
        }
      }
    }
  }

  private void add(long from, long into) {
    long survivor = known.getOrDefault(into, into);
    if (survivor == from || known.getOrDefault(from, from) == survivor) {
      return;
    }
    point(from, survivor);
    List<Long> moved = followers.remove(from);
    if (moved != null) {
      moved.stream()
          .filter(gone -> known.getOrDefault(gone, -1L) == from)
          .forEach(g -> point(g, survivor));
    }
  }

  private void point(long gone, long survivor) {
    learn(gone, survivor);
    changed.put(gone, survivor);
  }

  private void learn(long gone, long survivor) {
    known.put(gone, survivor);
    followers.computeIfAbsent(survivor, none -> new ArrayList<>()).add(gone);
  }

  private void write() throws SQLException {
    Object[] gone = changed.keySet().toArray();
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM merged WHERE (project::BIGINT << 32 | gone) IN (SELECT unnest(?))")) {
      delete.setArray(1, connection.createArrayOf("BIGINT", gone));
      delete.execute();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO merged SELECT (g >> 32)::INTEGER, g & 4294967295, s & 4294967295
            FROM (SELECT unnest(?) AS g, unnest(?) AS s)\
            """)) {
      insert.setArray(1, connection.createArrayOf("BIGINT", gone));
      insert.setArray(2, connection.createArrayOf("BIGINT", changed.values().toArray()));
      insert.execute();
    }
  }

  private static long key(MergeCopy merge, long person) {
    return (long) merge.project().value() << 32 | person;
  }
}
