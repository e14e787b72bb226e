package io.tandem.audiences.registry;

import io.tandem.shared.ProjectId;
import io.tandem.shared.Revised;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whether segments changed: none is deleted, and their versions only grow. */
@Component
class SegmentRevisionStore implements Revised {

  private final JdbcClient jdbc;

  SegmentRevisionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String revision(ProjectId project) {
    return jdbc.sql(
            """
            SELECT concat_ws('.', count(*), sum(version), count(t.revision)) FROM segment s
            LEFT JOIN segment_state t ON t.segment_id = s.id WHERE s.project_id = :project
            """)
        .param("project", project.value())
        .query(String.class)
        .single();
  }
}
