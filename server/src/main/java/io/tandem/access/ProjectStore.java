package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProjectStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  ProjectStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<Project> all() {
    return jdbc.sql("SELECT * FROM project ORDER BY key").query(ProjectStore::project).list();
  }

  /** Empty when the key is taken. */
  java.util.Optional<ProjectId> insert(Project project) {
    return jdbc.sql(
            """
            INSERT INTO project (key, name, zone, locale, currency, created_at)
            VALUES (:key, :name, :zone, :locale, :currency, :now)
            ON CONFLICT (key) DO NOTHING RETURNING id
            """)
        .param("key", project.key())
        .param("name", project.name())
        .param("zone", project.zone().getId())
        .param("locale", project.locale())
        .param("currency", project.currency())
        .param("now", Timestamp.from(clock.instant()))
        .query(Integer.class)
        .optional()
        .map(ProjectId::new);
  }

  /** False when the version is stale. */
  boolean update(Project project) {
    return jdbc.sql(
                """
                UPDATE project SET name = :name, zone = :zone, locale = :locale,
                  currency = :currency, version = version + 1
                WHERE id = :id AND version = :version
                """)
            .param("id", project.id().value())
            .param("name", project.name())
            .param("zone", project.zone().getId())
            .param("locale", project.locale())
            .param("currency", project.currency())
            .param("version", project.version())
            .update()
        == 1;
  }

  List<EnvironmentView> environments(ProjectId project) {
    return jdbc.sql("SELECT id, key, name FROM environment WHERE project_id = :project ORDER BY id")
        .param("project", project.value())
        .query((row, _) ->
            new EnvironmentView(row.getInt("id"), row.getString("key"), row.getString("name")))
        .list();
  }

  /** Empty when the key is taken. Callers serialise per project by locking the project's row. */
  java.util.Optional<Integer> insertEnvironment(ProjectId project, String key, String name) {
    jdbc.sql("SELECT id FROM project WHERE id = :project FOR UPDATE")
        .param("project", project.value())
        .query(Integer.class)
        .single();
    return jdbc.sql(
            """
            INSERT INTO environment (project_id, id, key, name, created_at)
            SELECT :project, coalesce(max(id), 0) + 1, :key, :name, :now
            FROM environment WHERE project_id = :project
            ON CONFLICT (project_id, key) DO NOTHING RETURNING id
            """)
        .param("project", project.value())
        .param("key", key)
        .param("name", name)
        .param("now", Timestamp.from(clock.instant()))
        .query(Integer.class)
        .optional();
  }

  private static Project project(ResultSet row, int number) throws SQLException {
    return new Project(
        new ProjectId(row.getInt("id")),
        row.getString("key"),
        row.getString("name"),
        ZoneId.of(row.getString("zone")),
        row.getString("locale"),
        row.getString("currency"),
        row.getLong("version"));
  }
}
