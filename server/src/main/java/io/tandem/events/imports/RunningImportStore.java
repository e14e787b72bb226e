package io.tandem.events.imports;

import io.tandem.events.RunningImports;
import io.tandem.shared.ProjectId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RunningImportStore implements RunningImports {

  private final JdbcClient jdbc;

  RunningImportStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Real time: the hour of silence has nothing to do with a clock that a demo sets. */
  @Override
  public boolean any(ProjectId project) {
    return jdbc.sql(
            """
            SELECT EXISTS (
              SELECT FROM import WHERE project_id = :project AND (state = 'running'
                OR state = 'receiving' AND touched_at > clock_timestamp() - interval '1 hour'))
            """)
        .param("project", project.value())
        .query(Boolean.class)
        .single();
  }
}
