package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WriteKeyStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  WriteKeyStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<WriteKey> all() {
    return jdbc.sql(
            """
            SELECT k.*, e.key AS environment_key FROM write_key k
            JOIN environment e ON e.project_id = k.project_id AND e.id = k.environment_id
            ORDER BY k.id
            """)
        .query(WriteKeyStore::key)
        .list();
  }

  /** Empty when there is no such environment. */
  Optional<Long> insert(WriteKey key) {
    return jdbc.sql(
            """
            INSERT INTO write_key (project_id, environment_id, name, key, daily_quota, created_at)
            SELECT project_id, id, :name, :key, :quota, :created FROM environment
            WHERE project_id = :project AND key = :environment RETURNING id
            """)
        .param("project", key.project().value())
        .param("environment", key.environment())
        .param("name", key.name())
        .param("key", key.key())
        .param("quota", key.dailyQuota())
        .param("created", Timestamp.from(key.createdAt()))
        .query(Long.class)
        .optional();
  }

  /** False when there is no such key in use in the project. */
  boolean revoke(ProjectId project, long id) {
    return jdbc.sql(
                """
                UPDATE write_key SET revoked_at = :now
                WHERE project_id = :project AND id = :id AND revoked_at IS NULL
                """)
            .param("project", project.value())
            .param("id", id)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  long used(long key, LocalDate day) {
    return jdbc.sql("SELECT events FROM write_key_usage WHERE write_key_id = :key AND day = :day")
        .param("key", key)
        .param("day", day)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  void addUse(long key, LocalDate day, long events) {
    jdbc.sql(
            """
            INSERT INTO write_key_usage (write_key_id, day, events) VALUES (:key, :day, :events)
            ON CONFLICT (write_key_id, day)
            DO UPDATE SET events = write_key_usage.events + excluded.events
            """)
        .param("key", key)
        .param("day", day)
        .param("events", events)
        .update();
  }

  private static WriteKey key(ResultSet row, int number) throws SQLException {
    return new WriteKey(
        row.getLong("id"),
        new ProjectId(row.getInt("project_id")),
        row.getInt("environment_id"),
        row.getString("environment_key"),
        row.getString("name"),
        row.getString("key"),
        row.getObject("daily_quota", Long.class),
        CallerStore.instant(row, "created_at"),
        CallerStore.instantOrNull(row, "revoked_at"));
  }

  record WriteKey(
      long id,
      ProjectId project,
      int environmentId,
      String environment,
      String name,
      String key,
      @Nullable Long dailyQuota,
      Instant createdAt,
      @Nullable Instant revokedAt) {

    WriteKey withId(long id) {
      return new WriteKey(
          id, project, environmentId, environment, name, key, dailyQuota, createdAt, revokedAt);
    }
  }
}
