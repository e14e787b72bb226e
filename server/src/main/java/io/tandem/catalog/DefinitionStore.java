package io.tandem.catalog;

import io.tandem.shared.ProjectId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DefinitionStore {

  private final JdbcClient jdbc;
  private final SelectorJson json;
  private final Clock clock;

  DefinitionStore(JdbcClient jdbc, SelectorJson json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** The revision in force; empty while it is the default. */
  Optional<Definition> newest(ProjectId project) {
    return jdbc.sql(
            """
            SELECT * FROM definition_revision WHERE project_id = :project
            ORDER BY version DESC LIMIT 1
            """)
        .param("project", project.value())
        .query((row, _) ->
            new Definition(
                json.list(row.getString("active")),
                json.list(row.getString("payment")),
                json.list(row.getString("complaints")),
                json.list(row.getString("sign_ups")),
                json.list(row.getString("enrolments")),
                json.list(row.getString("completions")),
                row.getInt("completion_days"),
                row.getLong("version")))
        .optional();
  }

  /** False when somebody added this revision first. */
  boolean append(ProjectId project, Definition definition, String actor) {
    return jdbc.sql(
                """
                INSERT INTO definition_revision
                  (project_id, version, active, payment, complaints, sign_ups, enrolments,
                   completions, completion_days, changed_by, changed_at)
                VALUES (:project, :version, :active::jsonb, :payment::jsonb, :complaints::jsonb,
                  :signUps::jsonb, :enrolments::jsonb, :completions::jsonb, :days, :actor, :now)
                ON CONFLICT (project_id, version) DO NOTHING
                """)
            .param("project", project.value())
            .param("version", definition.version())
            .param("active", json.write(definition.active()))
            .param("payment", json.write(definition.payment()))
            .param("complaints", json.write(definition.complaints()))
            .param("signUps", json.write(definition.signUps()))
            .param("enrolments", json.write(definition.enrolments()))
            .param("completions", json.write(definition.completions()))
            .param("days", definition.completionDays())
            .param("actor", actor)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }
}
