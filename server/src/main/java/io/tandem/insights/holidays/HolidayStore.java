package io.tandem.insights.holidays;

import io.tandem.shared.ProjectId;
import io.tandem.shared.Revised;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class HolidayStore implements Revised {

  private static final TypeReference<List<HolidayDay>> DAYS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  HolidayStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** What a project said. */
  record Said(String base, List<HolidayDay> own, long version) {}

  Optional<Said> find(ProjectId project) {
    return jdbc.sql("SELECT base, days, version FROM holiday_calendar WHERE project_id = :project")
        .param("project", project.value())
        .query((row, _) ->
            new Said(
                row.getString("base"),
                json.readValue(row.getString("days"), DAYS),
                row.getLong("version")))
        .optional();
  }

  @Override
  public String revision() {
    return "SELECT version FROM holiday_calendar WHERE project_id = :project";
  }

  /** Replaces the version before this one; false when somebody else did. */
  boolean save(ProjectId project, Said said) {
    return jdbc.sql(
                """
                INSERT INTO holiday_calendar (project_id, base, days, version)
                VALUES (:project, :base, :days::jsonb, :version)
                ON CONFLICT (project_id) DO UPDATE
                SET base = excluded.base, days = excluded.days, version = excluded.version
                WHERE holiday_calendar.version = excluded.version - 1
                """)
            .param("project", project.value())
            .param("base", said.base())
            .param("days", json.writeValueAsString(said.own()))
            .param("version", said.version())
            .update()
        == 1;
  }
}
