package io.tandem.metrics;

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
import tools.jackson.databind.json.JsonMapper;

/** Revisions of the metrics projects made for themselves. */
@Component
class CustomMetricStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CustomMetricStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The revision in force. */
  Optional<CustomMetric> newest(ProjectId project, String key) {
    return jdbc.sql(
            """
            SELECT * FROM custom_metric_revision WHERE project_id = :project AND key = :key
            ORDER BY version DESC LIMIT 1
            """)
        .param("project", project.value())
        .param("key", key)
        .query(this::read)
        .optional();
  }

  /** The revisions in force of all, by key. */
  List<CustomMetric> all(ProjectId project) {
    return jdbc.sql(
            """
            SELECT DISTINCT ON (key COLLATE "C") * FROM custom_metric_revision WHERE project_id = :project
            ORDER BY key COLLATE "C", version DESC
            """)
        .param("project", project.value())
        .query(this::read)
        .list();
  }

  /** All revisions, the newest first. */
  List<CustomMetric> revisions(ProjectId project, String key) {
    return jdbc.sql(
            """
            SELECT * FROM custom_metric_revision WHERE project_id = :project AND key = :key
            ORDER BY version DESC
            """)
        .param("project", project.value())
        .param("key", key)
        .query(this::read)
        .list();
  }

  /** False when there is such a revision already. */
  boolean append(ProjectId project, CustomMetric metric) {
    Measure denominator = metric.denominator();
    return jdbc.sql(
                """
                INSERT INTO custom_metric_revision (project_id, key, version, name_zh, name_en, kind,
                  numerator, denominator, unit, better, archived, changed_by, changed_at)
                VALUES (:project, :key, :version, :zh, :en, :kind, :numerator::jsonb,
                  :denominator::jsonb, :unit, :better, :archived, :by, :at)
                ON CONFLICT DO NOTHING
                """)
            .param("project", project.value())
            .param("key", metric.key())
            .param("version", metric.version())
            .param("zh", metric.names().zh())
            .param("en", metric.names().en())
            .param("kind", metric.kind().key())
            .param("numerator", json.writeValueAsString(metric.numerator()))
            .param("denominator", denominator == null ? null : json.writeValueAsString(denominator))
            .param("unit", metric.unit().key())
            .param("better", metric.better().key())
            .param("archived", metric.archived())
            .param("by", metric.changedBy())
            .param("at", Timestamp.from(metric.changedAt()))
            .update()
        == 1;
  }

  private CustomMetric read(ResultSet row, int number) throws SQLException {
    return new CustomMetric(
        row.getString("key"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        Kind.of(row.getString("kind")),
        json.readValue(row.getString("numerator"), Measure.class),
        measure(row.getString("denominator")),
        Unit.of(row.getString("unit")),
        Better.of(row.getString("better")),
        row.getBoolean("archived"),
        row.getLong("version"),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant());
  }

  private @Nullable Measure measure(@Nullable String text) {
    return text == null ? null : json.readValue(text, Measure.class);
  }
}
