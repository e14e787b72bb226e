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
