package io.tandem.insights.saved;

import io.tandem.insights.SavedInsight;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class InsightStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  InsightStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The newest first; those archived only when asked for. */
  List<SavedInsight> list(ProjectId project, boolean archived) {
    return jdbc.sql(
            """
            SELECT * FROM saved_insight
            WHERE project_id = :project AND (:archived OR NOT archived)
            ORDER BY id DESC
            """)
        .param("project", project.value())
        .param("archived", archived)
        .query(this::insight)
        .list();
  }

  List<SavedInsight> named(ProjectId project, Collection<String> keys) {
    return jdbc.sql("SELECT * FROM saved_insight WHERE project_id = :project AND key = ANY (:keys)")
        .param("project", project.value())
        .param("keys", keys.toArray(String[]::new))
        .query(this::insight)
        .list();
  }

  Optional<SavedInsight> find(ProjectId project, String key) {
    return named(project, List.of(key)).stream().findFirst();
  }

  /** False when the key is taken. */
  boolean insert(ProjectId project, SavedInsight insight) {
    return values(
                jdbc.sql(
                    """
                    INSERT INTO saved_insight (project_id, key, name_zh, name_en, kind, question,
                      query, range, owner, changed_at, archived, version)
                    VALUES (:project, :key, :zh, :en, :kind, :question::json, :query::json, :range,
                      :owner, :changed, :archived, :version)
                    ON CONFLICT (project_id, key) DO NOTHING
                    """),
                project,
                insight)
            .param("kind", insight.kind())
            .param("owner", insight.owner())
            .update()
        == 1;
  }

  /** Replaces the version before this one; false when somebody else did. */
  boolean update(ProjectId project, SavedInsight insight) {
    return values(
                jdbc.sql(
                    """
                    UPDATE saved_insight SET name_zh = :zh, name_en = :en,
                      question = :question::json, query = :query::json, range = :range,
                      changed_at = :changed, archived = :archived, version = :version
                    WHERE project_id = :project AND key = :key AND version = :version - 1
                    """),
                project,
                insight)
            .update()
        == 1;
  }

  private StatementSpec values(StatementSpec statement, ProjectId project, SavedInsight insight) {
    return statement
        .param("project", project.value())
        .param("key", insight.key())
        .param("zh", insight.names().zh())
        .param("en", insight.names().en())
        .param("question", json.writeValueAsString(insight.question()))
        .param("query", json.writeValueAsString(insight.query()))
        .param("range", insight.range())
        .param("changed", insight.changedAt().atOffset(ZoneOffset.UTC))
        .param("archived", insight.archived())
        .param("version", insight.version());
  }

  private SavedInsight insight(ResultSet row, int number) throws SQLException {
    return new SavedInsight(
        row.getString("key"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        row.getString("kind"),
        json.readTree(row.getString("question")),
        json.readTree(row.getString("query")),
        row.getString("range"),
        row.getString("owner"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("archived"),
        row.getLong("version"));
  }
}
