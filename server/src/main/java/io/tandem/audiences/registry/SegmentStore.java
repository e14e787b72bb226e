package io.tandem.audiences.registry;

import io.tandem.audiences.registry.StoredSegment.Revision;
import io.tandem.audiences.registry.StoredSegment.State;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.RuleReader;
import io.tandem.audiences.rules.RuleWriter;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Segments and their revisions. */
@Component
class SegmentStore {

  private static final String SELECT =
      """
      SELECT s.*, r.*, t.revision AS worked, t.size, t.failure
      FROM segment s
      JOIN LATERAL (SELECT * FROM segment_revision WHERE segment_id = s.id
        ORDER BY revision DESC LIMIT 1) r ON true
      LEFT JOIN segment_state t ON t.segment_id = s.id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  SegmentStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** By key. */
  List<StoredSegment> list(ProjectId project, boolean archived) {
    return jdbc.sql(
            SELECT
                + """
                WHERE s.project_id = :project AND (:archived OR NOT s.archived)
                ORDER BY s.key COLLATE "C"
                """)
        .param("project", project.value())
        .param("archived", archived)
        .query(this::read)
        .list();
  }

  Optional<StoredSegment> find(ProjectId project, String key) {
    return one(project, key, "");
  }

  /** The row stays locked until the transaction ends. */
  Optional<StoredSegment> lock(ProjectId project, String key) {
    return one(project, key, " FOR UPDATE OF s");
  }

  private Optional<StoredSegment> one(ProjectId project, String key, String locking) {
    return jdbc.sql(SELECT + "WHERE s.project_id = :project AND s.key = :key" + locking)
        .param("project", project.value())
        .param("key", key)
        .query(this::read)
        .optional();
  }

  /** Keeps the references among a project's segments as they are until the transaction ends. */
  void lockReferences(ProjectId project) {
    jdbc.sql("SELECT pg_advisory_xact_lock(10, :project)")
        .param("project", project.value())
        .query(row -> {});
  }

  /** The new id; empty when the key is taken. */
  Optional<Long> insert(ProjectId project, String key, String kind) {
    return jdbc.sql(
            """
            INSERT INTO segment (project_id, key, kind) VALUES (:project, :key, :kind)
            ON CONFLICT (project_id, key) DO NOTHING RETURNING id
            """)
        .param("project", project.value())
        .param("key", key)
        .param("kind", kind)
        .query(Long.class)
        .optional();
  }

  void append(long segment, Revision revision) {
    jdbc.sql(
            """
            INSERT INTO segment_revision (segment_id, revision, name_zh, name_en, rule, people,
              unknown, changed_by, changed_at)
            VALUES (:segment, :revision, :zh, :en, :rule::jsonb, :people, :unknown, :by, :at)
            """)
        .param("segment", segment)
        .param("revision", revision.number())
        .param("zh", revision.names().zh())
        .param("en", revision.names().en())
        .param("rule", json.writeValueAsString(RuleWriter.write(revision.rule())))
        .param("people", revision.people() == null ? null : Bitmaps.bytes(revision.people()))
        .param("unknown", revision.unknown())
        .param("by", revision.changedBy())
        .param("at", Timestamp.from(revision.changedAt()))
        .update();
  }

  void mark(long segment, long version, boolean archived) {
    jdbc.sql("UPDATE segment SET version = :version, archived = :archived WHERE id = :segment")
        .param("segment", segment)
        .param("version", version)
        .param("archived", archived)
        .update();
  }

  /** All revisions, the newest first. */
  List<Revision> revisions(long segment) {
    return jdbc.sql(
            "SELECT * FROM segment_revision WHERE segment_id = :segment ORDER BY revision DESC")
        .param("segment", segment)
        .query(this::revision)
        .list();
  }

  /** Projects that have segments. */
  List<ProjectId> projects() {
    return jdbc.sql("SELECT DISTINCT project_id FROM segment WHERE NOT archived ORDER BY 1")
        .query((row, _) -> new ProjectId(row.getInt(1)))
        .list();
  }

  private StoredSegment read(ResultSet row, int number) throws SQLException {
    long worked = row.getLong("worked");
    Long known = row.wasNull() ? null : (Long) worked;
    return new StoredSegment(
        row.getLong("id"),
        new ProjectId(row.getInt("project_id")),
        row.getString("key"),
        row.getString("kind"),
        row.getBoolean("archived"),
        row.getLong("version"),
        revision(row, number),
        new State(known, row.getLong("size"), row.getString("failure")));
  }

  private Revision revision(ResultSet row, int number) throws SQLException {
    byte[] people = row.getBytes("people");
    return new Revision(
        row.getLong("revision"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        rule(row.getString("rule")),
        people == null ? null : Bitmaps.read(people),
        row.getInt("unknown"),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant());
  }

  private Rule rule(@Nullable String text) {
    JsonNode node = json.readTree(text);
    return node.path("type").asString("").equals("listed")
        ? new Rule.Listed()
        : RuleReader.read(json, node);
  }
}
