package io.tandem.experiments;

import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.shared.ProjectId;
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

/** By what holdouts are compared, and what came of it. */
@Component
class HoldoutComparisonStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  HoldoutComparisonStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** As it lies in the store. */
  record Kept(
      List<ExperimentMetric> metrics,
      @Nullable ExperimentFindings findings,
      @Nullable String by,
      @Nullable Instant at,
      long version) {}

  Optional<Kept> find(ProjectId project, String holdout) {
    return jdbc.sql(
            "SELECT * FROM holdout_comparison WHERE project_id = :project AND holdout = :holdout")
        .param("project", project.value())
        .param("holdout", holdout)
        .query((row, _) -> kept(row))
        .optional();
  }

  /** False when another version than the one before is there by now; findings are taken away. */
  boolean measure(ProjectId project, String holdout, long before, List<ExperimentMetric> metrics) {
    return jdbc.sql(
                """
                INSERT INTO holdout_comparison AS kept (project_id, holdout, metrics, version)
                VALUES (:project, :holdout, :metrics::jsonb, :before + 1)
                ON CONFLICT (project_id, holdout) DO UPDATE SET metrics = excluded.metrics,
                  version = excluded.version, findings = NULL, judged_by = NULL, judged_at = NULL
                WHERE kept.version = :before
                """)
            .param("project", project.value())
            .param("holdout", holdout)
            .param("metrics", json.writeValueAsString(metrics))
            .param("before", before)
            .update()
        > 0;
  }

  /** Keeps what was found by a version of the metrics; of another, nothing. */
  void judge(ProjectId project, String holdout, Kept judged) {
    Instant at = judged.at();
    jdbc.sql(
            """
            UPDATE holdout_comparison SET findings = :findings::json, judged_by = :by,
              judged_at = :at
            WHERE project_id = :project AND holdout = :holdout AND version = :version
            """)
        .param("findings", json.writeValueAsString(judged.findings()))
        .param("by", judged.by())
        .param("at", at == null ? null : Timestamp.from(at))
        .param("project", project.value())
        .param("holdout", holdout)
        .param("version", judged.version())
        .update();
  }

  private Kept kept(ResultSet row) throws SQLException {
    String findings = row.getString("findings");
    Timestamp at = row.getTimestamp("judged_at");
    return new Kept(
        List.of(json.readValue(row.getString("metrics"), ExperimentMetric[].class)),
        findings == null ? null : json.readValue(findings, ExperimentFindings.class),
        row.getString("judged_by"),
        at == null ? null : at.toInstant(),
        row.getLong("version"));
  }
}
