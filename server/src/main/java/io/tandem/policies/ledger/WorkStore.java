package io.tandem.policies.ledger;

import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger as its engines see it. Any number of servers work on it: a claim is a lease in the
 * database's real time with a fencing token, and every row taken is locked.
 */
@Component
class WorkStore {

  private final JdbcClient jdbc;
  private final EntryRows rows;
  private final JsonMapper json;

  WorkStore(JdbcClient jdbc, EntryRows rows, JsonMapper json) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.json = json;
  }

  /** Claims the next that may run, by priority. */
  Optional<Entry> claim(Duration lease) {
    return jdbc.sql(
            """
            UPDATE action SET state = 'running', started = false, fence = fence + 1,
              attempts = attempts + 1, version = version + 1,
              lease_until = clock_timestamp() + :lease * interval '1 millisecond'
            WHERE id = (
              SELECT id FROM action
              WHERE state IN ('approved', 'retrying') AND due_at <= clock_timestamp()
              ORDER BY priority, no LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """)
        .param("lease", lease.toMillis())
        .query(rows)
        .optional();
  }

  /** The claimed action, locked until the transaction ends; empty when the claim was lost. */
  Optional<Entry> holding(UUID id, long fence) {
    return jdbc.sql(
            """
            SELECT * FROM action
            WHERE id = :id AND fence = :fence AND state = 'running' AND NOT started
            FOR UPDATE
            """)
        .param("id", id)
        .param("fence", fence)
        .query(rows)
        .optional();
  }

  /** Gives back one claim whose holder vanished; its effect was never committed. */
  Optional<Entry> reviveOne() {
    return jdbc.sql(
            """
            UPDATE action SET state = 'approved', lease_until = NULL, fence = fence + 1,
              version = version + 1
            WHERE id = (
              SELECT id FROM action
              WHERE state = 'running' AND NOT started AND lease_until < clock_timestamp()
              ORDER BY lease_until LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """)
        .query(rows)
        .optional();
  }

  /** A proposal nobody decided in time, locked until the transaction ends. */
  Optional<Entry> lockExpired(Instant now) {
    return jdbc.sql(
            """
            SELECT * FROM action WHERE state = 'proposed' AND expires_at <= :now
            ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .param("now", Timestamp.from(now))
        .query(rows)
        .optional();
  }

  /** A proposal to bring up again, locked until the transaction ends. */
  Optional<Entry> lockForgotten(Instant now) {
    return jdbc.sql(
            """
            SELECT * FROM action WHERE state = 'proposed' AND remind_at <= :now
            ORDER BY remind_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .param("now", Timestamp.from(now))
        .query(rows)
        .optional();
  }

  /** It was brought up; next time then, if it has not expired. */
  void reminded(Entry entry, Instant now, Instant next) {
    jdbc.sql(
            """
            UPDATE action SET reminded_at = :now, remind_at = :next, version = version + 1
            WHERE id = :id
            """)
        .param("id", entry.id())
        .param("now", Timestamp.from(now))
        .param("next", Timestamp.from(next))
        .update();
  }

  /** One whose preview was not asked for yet; asking twice does no harm. */
  Optional<Entry> withoutPreview() {
    return jdbc.sql(
            """
            SELECT * FROM action WHERE NOT previewed ORDER BY no LIMIT 1
            """)
        .query(rows)
        .optional();
  }

  void preview(UUID id, @Nullable Sentence preview) {
    jdbc.sql(
            """
            UPDATE action SET previewed = true, preview = :preview::jsonb, version = version + 1
            WHERE id = :id
            """)
        .param("id", id)
        .param("preview", preview == null ? null : json.writeValueAsString(preview))
        .update();
  }

  /** True when something that needs no person still has to run. */
  boolean working(ProjectId project) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM action
              WHERE project_id = :project
                AND (state = 'approved' OR state = 'running' AND NOT started))
            """)
        .param("project", project.value())
        .query(Boolean.class)
        .single();
  }
}
