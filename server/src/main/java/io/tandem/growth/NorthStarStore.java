package io.tandem.growth;

import io.tandem.growth.NorthStar.Signature;
import io.tandem.shared.Interval;
import io.tandem.shared.ProjectId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
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
                signatures(project, row.getLong("version")),
                inputs(project, row.getLong("version")),
                row.getLong("version")))
        .optional();
  }

  private List<Signature> signatures(ProjectId project, long version) {
    return jdbc.sql(
            """
            SELECT wing, signed_by, signed_at FROM north_star_signature
            WHERE project_id = :project AND version = :version ORDER BY wing = 'operations'
            """)
        .param("project", project.value())
        .param("version", version)
        .query((row, _) ->
            new Signature(
                Wing.of(row.getString("wing")),
                row.getString("signed_by"),
                row.getTimestamp("signed_at").toInstant()))
        .list();
  }

  private List<NorthStarInput> inputs(ProjectId project, long version) {
    return jdbc.sql(
            """
            SELECT metric, subject, bucket, target, owner FROM north_star_input
            WHERE project_id = :project AND version = :version ORDER BY position
            """)
        .param("project", project.value())
        .param("version", version)
        .query((row, _) ->
            new NorthStarInput(
                row.getString("metric"),
                row.getString("subject"),
                Interval.of(row.getString("bucket")),
                row.getDouble("target"),
                row.getString("owner")))
        .list();
  }

  private void add(ProjectId project, long version, int position, NorthStarInput input) {
    jdbc.sql(
            """
            INSERT INTO north_star_input (project_id, version, position, metric, subject, bucket,
              target, owner)
            VALUES (:project, :version, :position, :metric, :subject, :bucket, :target, :owner)
            """)
        .param("project", project.value())
        .param("version", version)
        .param("position", position)
        .param("metric", input.metric())
        .param("subject", input.subject())
        .param("bucket", input.interval().key())
        .param("target", input.target())
        .param("owner", input.owner())
        .update();
  }

  /** The revision in force stays in force until the transaction ends. */
  void lock(ProjectId project) {
    jdbc.sql("SELECT version FROM north_star WHERE project_id = :project FOR UPDATE")
        .param("project", project.value())
        .query(Long.class)
        .list();
  }

  /** False when the wing, or the same person for the other wing, signed this revision already. */
  boolean sign(ProjectId project, long version, Signature signature) {
    return jdbc.sql(
                """
                INSERT INTO north_star_signature (project_id, version, wing, signed_by, signed_at)
                VALUES (:project, :version, :wing, :by, :at) ON CONFLICT DO NOTHING
                """)
            .param("project", project.value())
            .param("version", version)
            .param("wing", signature.wing().key())
            .param("by", signature.by())
            .param("at", Timestamp.from(signature.at()))
            .update()
        == 1;
  }

  /** False when somebody added this revision first. */
  boolean append(ProjectId project, NorthStar star) {
    boolean added =
        jdbc.sql(
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
    for (int i = 0; added && i < star.inputs().size(); i++) {
      add(project, star.version(), i, star.inputs().get(i));
    }
    return added;
  }

  private static @Nullable Timestamp time(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
