package io.tandem.flags.registry;

import io.tandem.access.Role;
import io.tandem.shared.ProjectId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From when on changes of flags take a second person's word. */
@Component
class FlagApprovalStore {

  private final JdbcClient jdbc;

  FlagApprovalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By environment. */
  List<FlagApproval> list(ProjectId project) {
    return jdbc.sql("SELECT * FROM flag_approval WHERE project_id = :project ORDER BY environment")
        .param("project", project.value())
        .query((row, _) ->
            new FlagApproval(
                row.getString("environment"),
                row.getDouble("above"),
                Role.of(row.getString("role"))))
        .list();
  }

  /** How often they were replaced. */
  long version(ProjectId project) {
    return jdbc.sql("SELECT version FROM flag_approval_version WHERE project_id = :project")
        .param("project", project.value())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Counts a replacement; false when there was another one since that version. */
  boolean advance(ProjectId project, long version) {
    jdbc.sql(
            """
            INSERT INTO flag_approval_version (project_id, version) VALUES (:project, 0)
            ON CONFLICT DO NOTHING
            """)
        .param("project", project.value())
        .update();
    return jdbc.sql(
                """
                UPDATE flag_approval_version SET version = version + 1
                WHERE project_id = :project AND version = :version
                """)
            .param("project", project.value())
            .param("version", version)
            .update()
        == 1;
  }

  void replace(ProjectId project, List<FlagApproval> wanted) {
    jdbc.sql("DELETE FROM flag_approval WHERE project_id = :project")
        .param("project", project.value())
        .update();
    for (FlagApproval each : wanted) {
      jdbc.sql(
              """
              INSERT INTO flag_approval (project_id, environment, above, role)
              VALUES (:project, :environment, :above, :role)
              """)
          .param("project", project.value())
          .param("environment", each.environment())
          .param("above", each.above())
          .param("role", each.role().key())
          .update();
    }
  }
}
