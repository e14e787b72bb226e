package io.tandem.catalog;

import io.tandem.shared.ProjectId;
import io.tandem.shared.Revised;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whether definitions, features or campaigns changed: none is deleted, versions only grow.
 */
@Component
class CatalogRevisionStore implements Revised {

  private final JdbcClient jdbc;

  CatalogRevisionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String revision(ProjectId project) {
    return jdbc.sql(
            """
            SELECT concat_ws('.',
              (SELECT max(version) FROM definition_revision WHERE project_id = :project),
              (SELECT count(*) + sum(version) FROM feature WHERE project_id = :project),
              (SELECT count(*) + sum(version) FROM campaign WHERE project_id = :project))
            """)
        .param("project", project.value())
        .query(String.class)
        .single();
  }
}
