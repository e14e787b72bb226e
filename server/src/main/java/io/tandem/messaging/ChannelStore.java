package io.tandem.messaging;

import io.tandem.messaging.SecretKeys.Sealed;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class ChannelStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ChannelStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A channel with its sealed address and secret. */
  record Row(long id, Channel channel, Sealed sealed) {}

  List<Row> list(ProjectId project) {
    return jdbc.sql(
            """
            SELECT * FROM channel WHERE project_id = :project AND NOT deleted
            ORDER BY key COLLATE "C"
            """)
        .param("project", project.value())
        .query(this::row)
        .list();
  }

  Optional<Row> find(ProjectId project, String key) {
    return jdbc.sql(
            "SELECT * FROM channel WHERE project_id = :project AND key = :key AND NOT deleted")
        .param("project", project.value())
        .param("key", key)
        .query(this::row)
        .optional();
  }

  /** The row stays locked until the transaction ends. */
  Optional<Row> lock(ProjectId project, String key) {
    return jdbc.sql(
            """
            SELECT * FROM channel WHERE project_id = :project AND key = :key AND NOT deleted
            FOR UPDATE
            """)
        .param("project", project.value())
        .param("key", key)
        .query(this::row)
        .optional();
  }

  /** Id of a channel that is on. */
  Optional<Long> enabled(ProjectId project, String key) {
    return jdbc.sql(
            """
            SELECT id FROM channel
            WHERE project_id = :project AND key = :key AND NOT deleted AND enabled
            """)
        .param("project", project.value())
        .param("key", key)
        .query(Long.class)
        .optional();
  }

  /** False when the key is taken. */
  boolean insert(ProjectId project, Channel channel, Sealed sealed, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO channel (project_id, key, name_zh, name_en, kind, address, sealed,
                  sealed_with, signed, enabled, version, created_at)
                VALUES (:project, :key, :zh, :en, :kind, :address, :sealed,
                  :with, :signed, :enabled, :version, :now)
                ON CONFLICT (project_id, key) WHERE NOT deleted DO NOTHING
                """)
            .param("project", project.value())
            .param("key", channel.key())
            .param("zh", channel.names().zh())
            .param("en", channel.names().en())
            .param("kind", channel.kind().key())
            .param("address", channel.address())
            .param("sealed", sealed.bytes())
            .param("with", sealed.key())
            .param("signed", channel.signed())
            .param("enabled", channel.enabled())
            .param("version", channel.version())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Replaces all but key and kind, and forgets its problem. */
  void update(long id, Channel channel, Sealed sealed) {
    jdbc.sql(
            """
            UPDATE channel SET name_zh = :zh, name_en = :en, address = :address, sealed = :sealed,
              sealed_with = :with, signed = :signed, enabled = :enabled, problem = NULL,
              ready_at = clock_timestamp(), version = :version
            WHERE id = :id
            """)
        .param("id", id)
        .param("zh", channel.names().zh())
        .param("en", channel.names().en())
        .param("address", channel.address())
        .param("sealed", sealed.bytes())
        .param("with", sealed.key())
        .param("signed", channel.signed())
        .param("enabled", channel.enabled())
        .param("version", channel.version())
        .update();
  }

  /** Takes it off all lists; its secrets are gone. */
  void delete(long id) {
    jdbc.sql(
            """
            UPDATE channel SET deleted = true, enabled = false, sealed = NULL, version = version + 1
            WHERE id = :id
            """)
        .param("id", id)
        .update();
  }

  /** What keeps it from working, or null when it works again. */
  void problem(long id, @Nullable Sentence problem) {
    jdbc.sql(
            """
            UPDATE channel SET problem = :problem::jsonb
            WHERE id = :id AND problem IS DISTINCT FROM :problem::jsonb
            """)
        .param("id", id)
        .param("problem", problem == null ? null : json.writeValueAsString(problem))
        .update();
  }

  /** Off: its receiver asked for it. */
  void disable(long id) {
    jdbc.sql("UPDATE channel SET enabled = false, version = version + 1 WHERE id = :id AND enabled")
        .param("id", id)
        .update();
  }

  /** Nothing goes through it for so many milliseconds of real time. */
  void rest(long id, long milliseconds) {
    jdbc.sql(
            """
            UPDATE channel SET ready_at =
              greatest(ready_at, clock_timestamp() + :wait * interval '1 millisecond')
            WHERE id = :id
            """)
        .param("id", id)
        .param("wait", milliseconds)
        .update();
  }

  private Row row(ResultSet row, int number) throws SQLException {
    String problem = row.getString("problem");
    Channel channel =
        new Channel(
            row.getString("key"),
            new Names(row.getString("name_zh"), row.getString("name_en")),
            ChannelKind.of(row.getString("kind")),
            row.getString("address"),
            row.getBoolean("signed"),
            row.getBoolean("enabled"),
            problem == null ? null : json.readValue(problem, Sentence.class),
            row.getLong("version"));
    return new Row(
        row.getLong("id"),
        channel,
        new Sealed(row.getString("sealed_with"), row.getBytes("sealed")));
  }
}
