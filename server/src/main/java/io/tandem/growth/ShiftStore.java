package io.tandem.growth;

import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ShiftStore {

  private final JdbcClient jdbc;

  ShiftStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A shift's row.
   *
   * @param allocation id
   */
  record ShiftRow(
      long id,
      long pool,
      long allocation,
      long before,
      long after,
      Instant until,
      String reason,
      String actor,
      @Nullable UUID action,
      Instant madeAt,
      @Nullable Instant endedAt) {}

  /** A shift that has come to its end. */
  record Due(ProjectId project, String pool, long shift) {}

  /** Those in force and the newest ten that ended, newest first. */
  List<ShiftRow> recent(long pool) {
    return jdbc.sql(
            """
            SELECT * FROM pool_shift WHERE pool_id = :pool AND (ended_at IS NULL OR id IN
              (SELECT id FROM pool_shift WHERE pool_id = :pool AND ended_at IS NOT NULL
               ORDER BY id DESC LIMIT 10))
            ORDER BY id DESC
            """)
        .param("pool", pool)
        .query(ShiftStore::shift)
        .list();
  }

  List<ShiftRow> inForce(long pool) {
    return jdbc.sql(
            "SELECT * FROM pool_shift WHERE pool_id = :pool AND ended_at IS NULL ORDER BY id")
        .param("pool", pool)
        .query(ShiftStore::shift)
        .list();
  }

  /** Lines of shifts: shift → allocation → delta. */
  Map<Long, Map<Long, Long>> lines(Collection<Long> shifts) {
    Map<Long, Map<Long, Long>> lines = new HashMap<>();
    jdbc.sql(
            """
            SELECT * FROM pool_shift_line WHERE shift_id = ANY(:shifts)
            ORDER BY shift_id, allocation_id
            """)
        .param("shifts", shifts.toArray(Long[]::new))
        .query(row -> {
          lines
              .computeIfAbsent(row.getLong("shift_id"), _ -> new LinkedHashMap<>())
              .put(row.getLong("allocation_id"), row.getLong("delta"));
        });
    return lines;
  }

  /** True when the action has made its shift already. */
  boolean madeBy(UUID action) {
    return jdbc.sql("SELECT EXISTS (SELECT 1 FROM pool_shift WHERE action = :action)")
        .param("action", action)
        .query(Boolean.class)
        .single();
  }

  /** Its id; its lines follow with {@link #replaceLines}. */
  long insert(ShiftRow shift) {
    return jdbc.sql(
            """
            INSERT INTO pool_shift
              (pool_id, allocation_id, before, after, until, reason, actor, action, made_at)
            VALUES (:pool, :allocation, :before, :after, :until, :reason, :actor, :action, :made)
            RETURNING id
            """)
        .param("pool", shift.pool())
        .param("allocation", shift.allocation())
        .param("before", shift.before())
        .param("after", shift.after())
        .param("until", Timestamp.from(shift.until()))
        .param("reason", shift.reason())
        .param("actor", shift.actor())
        .param("action", shift.action())
        .param("made", Timestamp.from(shift.madeAt()))
        .query(Long.class)
        .single();
  }

  void replaceLines(long shift, Map<Long, Long> lines) {
    jdbc.sql("DELETE FROM pool_shift_line WHERE shift_id = :shift").param("shift", shift).update();
    List<Long> allocations = new ArrayList<>();
    List<Long> deltas = new ArrayList<>();
    lines.forEach((allocation, delta) -> {
      allocations.add(allocation);
      deltas.add(delta);
    });
    jdbc.sql(
            """
            INSERT INTO pool_shift_line (shift_id, allocation_id, delta)
            SELECT :shift, allocation, delta
            FROM unnest(:allocations::bigint[], :deltas::bigint[]) AS line (allocation, delta)
            """)
        .param("shift", shift)
        .param("allocations", allocations.toArray(Long[]::new))
        .param("deltas", deltas.toArray(Long[]::new))
        .update();
  }

  void end(long shift, Instant at) {
    jdbc.sql("UPDATE pool_shift SET ended_at = :at WHERE id = :shift AND ended_at IS NULL")
        .param("shift", shift)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The history that mentions an allocation goes with it. */
  void forget(long allocation) {
    jdbc.sql(
            """
            DELETE FROM pool_shift_line WHERE allocation_id = :allocation OR shift_id IN
              (SELECT id FROM pool_shift WHERE allocation_id = :allocation)
            """)
        .param("allocation", allocation)
        .update();
    jdbc.sql("DELETE FROM pool_shift WHERE allocation_id = :allocation")
        .param("allocation", allocation)
        .update();
  }

  /** Every shift whose time is over, of every project. */
  List<Due> due(Instant now) {
    return jdbc.sql(
            """
            SELECT p.project_id, p.key, s.id FROM pool_shift s
            JOIN resource_pool p ON p.id = s.pool_id
            WHERE s.ended_at IS NULL AND s.until <= :now ORDER BY s.until, s.id
            """)
        .param("now", Timestamp.from(now))
        .query((row, _) ->
            new Due(
                new ProjectId(row.getInt("project_id")), row.getString("key"), row.getLong("id")))
        .list();
  }

  private static ShiftRow shift(ResultSet row, int number) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new ShiftRow(
        row.getLong("id"),
        row.getLong("pool_id"),
        row.getLong("allocation_id"),
        row.getLong("before"),
        row.getLong("after"),
        row.getTimestamp("until").toInstant(),
        row.getString("reason"),
        row.getString("actor"),
        row.getObject("action", UUID.class),
        row.getTimestamp("made_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
