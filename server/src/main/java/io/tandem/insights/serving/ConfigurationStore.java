package io.tandem.insights.serving;

import io.tandem.shared.ProjectId;
import io.tandem.shared.Revised;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads in which revision all parts of a project's configuration are. */
@Component
class ConfigurationStore {

  private final JdbcClient jdbc;
  private final String sql;

  ConfigurationStore(JdbcClient jdbc, List<Revised> parts) {
    this.jdbc = jdbc;
    // a place for each, also for one that says nothing
    this.sql =
        parts.stream()
            .map(part -> "coalesce((" + part.revision() + ")::text, '')")
            .collect(Collectors.joining(" || '/' || ", "SELECT ", ""));
  }

  /** Equal texts: nothing was committed between them. */
  String revision(ProjectId project) {
    return jdbc.sql(sql).param("project", project.value()).query(String.class).single();
  }
}
