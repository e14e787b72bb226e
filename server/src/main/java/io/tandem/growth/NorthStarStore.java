package io.tandem.growth;

import io.tandem.shared.Interval;
import io.tandem.shared.ProjectId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class NorthStarStore {

  private final JdbcClient jdbc;

  NorthStarStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<NorthStar> newest(ProjectId project) {
    return jdbc.sql(
            "SELECT * FROM north_star WHERE project_id = :project ORDER BY version DESC LIMIT 1")
        .param("project", project.value())
        .query((row, _) ->
            new NorthStar(
                row.getString("metric"),
                row.getString("subject"),
                Interval.of(row.getString("bucket")),
                row.getDouble("target"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getLong("version")))
        .optional();
  }

  /** False when somebody added this revision first. */
  boolean append(ProjectId project, NorthStar star) {
    return jdbc.sql(
                """
                INSERT INTO north_star (project_id, version, metric, subject, bucket, target,
                  changed_by, changed_at)
                VALUES (:project, :version, :metric, :subject, :bucket, :target, :by, :at)
                ON CONFLICT (project_id, version) DO NOTHING
                """)
            .param("project", project.value())
            .param("version", star.version())
            .param("metric", star.metric())
            .param("subject", star.subject())
            .param("bucket", star.interval().key())
            .param("target", star.target())
            .param("by", star.changedBy())
            .param("at", time(star.changedAt()))
            .update()
        == 1;
  }

  private static @Nullable Timestamp time(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
