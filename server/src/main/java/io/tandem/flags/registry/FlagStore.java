package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagType;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Flags and their revisions. */
@Component
class FlagStore {

  private static final String SELECT =
      """
      SELECT f.*, r.*
      FROM flag f
      JOIN LATERAL (SELECT * FROM flag_revision WHERE flag_id = f.id
        ORDER BY revision DESC LIMIT 1) r ON true
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FlagStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** By key behind {@code after}; those archived only when asked for. */
  List<StoredFlag> list(ProjectId project, String after, int limit, boolean archived) {
    return jdbc.sql(
            SELECT
                + """
                WHERE f.project_id = :project AND (:archived OR NOT f.archived)
                  AND f.key COLLATE "C" > :after
                ORDER BY f.key COLLATE "C" LIMIT :limit
                """)
        .param("project", project.value())
        .param("archived", archived)
        .param("after", after)
        .param("limit", limit)
        .query(this::flag)
        .list();
  }

  /** All in use, by key. */
  List<StoredFlag> all(ProjectId project) {
    return list(project, "", Integer.MAX_VALUE, false);
  }

  Optional<StoredFlag> find(ProjectId project, String key) {
    return jdbc.sql(SELECT + "WHERE f.project_id = :project AND f.key = :key")
        .param("project", project.value())
        .param("key", key)
        .query(this::flag)
        .optional();
  }

  /** Features by the key of the flag, of those flags that have one. */
  Map<String, String> features(ProjectId project, Collection<String> flags) {
    return jdbc
        .sql(
            """
            SELECT f.key, r.content ->> 'feature' AS feature FROM flag f
            JOIN LATERAL (SELECT content FROM flag_revision WHERE flag_id = f.id
              ORDER BY revision DESC LIMIT 1) r ON true
            WHERE f.project_id = :project AND f.key = ANY (:flags)
              AND r.content ->> 'feature' IS NOT NULL
            """)
        .param("project", project.value())
        .param("flags", flags.toArray(String[]::new))
        .query((row, _) -> Map.entry(row.getString("key"), row.getString("feature")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Counts a change of a project's flags. The row stays locked until the transaction ends, so that
   * changes of one project follow one another.
   */
  void change(ProjectId project) {
    jdbc.sql(
            """
            INSERT INTO flag_changes (project_id, changes) VALUES (:project, 1)
            ON CONFLICT (project_id) DO UPDATE SET changes = flag_changes.changes + 1
            """)
        .param("project", project.value())
        .update();
  }

  /** How often the flags of each project changed; projects that never had any are absent. */
  Map<ProjectId, Long> changes() {
    return jdbc
        .sql("SELECT project_id, changes FROM flag_changes")
        .query(
            (row, _) -> Map.entry(new ProjectId(row.getInt("project_id")), row.getLong("changes")))
        .list() // a stream would keep its connection
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The new id; empty when the key is taken. */
  Optional<Long> insert(ProjectId project, String key, FlagType type, FlagDealing dealing) {
    return jdbc.sql(
            """
            INSERT INTO flag (project_id, key, type, hash, salt, dealt_by, dealt_name)
            VALUES (:project, :key, :type, :hash, :salt, :by, :name)
            ON CONFLICT (project_id, key) DO NOTHING RETURNING id
            """)
        .param("project", project.value())
        .param("key", key)
        .param("type", type.key())
        .param("hash", dealing.hash().key())
        .param("salt", dealing.salt())
        .param("by", dealing.by().key())
        .param("name", dealing.name())
        .query(Long.class)
        .optional();
  }

  /** Adds a revision. */
  void append(long flag, FlagRevision revision) {
    jdbc.sql(
            """
            INSERT INTO flag_revision (flag_id, revision, content, note, changed_by, changed_at)
            VALUES (:flag, :revision, :content::jsonb, :note, :by, :at)
            """)
        .param("flag", flag)
        .param("revision", revision.revision())
        .param("content", json.writeValueAsString(revision.content()))
        .param("note", revision.note())
        .param("by", revision.changedBy())
        .param("at", Timestamp.from(revision.changedAt()))
        .update();
  }

  void mark(long flag, long version, boolean archived) {
    jdbc.sql("UPDATE flag SET version = :version, archived = :archived WHERE id = :flag")
        .param("flag", flag)
        .param("version", version)
        .param("archived", archived)
        .update();
  }

  /** Newest first, below {@code before}. */
  List<FlagRevision> revisions(long flag, long before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM flag_revision WHERE flag_id = :flag AND revision < :before
            ORDER BY revision DESC LIMIT :limit
            """)
        .param("flag", flag)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> revision(row))
        .list();
  }

  Optional<FlagRevision> revision(long flag, long revision) {
    return jdbc.sql("SELECT * FROM flag_revision WHERE flag_id = :flag AND revision = :revision")
        .param("flag", flag)
        .param("revision", revision)
        .query((row, _) -> revision(row))
        .optional();
  }

  private StoredFlag flag(ResultSet row, int number) throws SQLException {
    return new StoredFlag(
        row.getLong("id"),
        new ProjectId(row.getInt("project_id")),
        row.getString("key"),
        FlagType.of(row.getString("type")),
        new FlagDealing(
            FlagHash.of(row.getString("hash")),
            row.getString("salt"),
            FlagDealing.By.of(row.getString("dealt_by")),
            row.getString("dealt_name")),
        revision(row),
        row.getBoolean("archived"),
        row.getLong("version"));
  }

  private FlagRevision revision(ResultSet row) throws SQLException {
    return new FlagRevision(
        row.getLong("revision"),
        json.readValue(row.getString("content"), FlagContent.class),
        row.getString("note"),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant());
  }
}
