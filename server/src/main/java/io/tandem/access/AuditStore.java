package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class AuditStore implements AuditTrail {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  AuditStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void record(
      Actor actor, String action, String subject, @Nullable Object before, @Nullable Object after) {
    insert(actor.projectId(), actor.name(), new Change(action, subject, before, after));
  }

  /** A change made by nobody signed in, such as accepting an invitation. */
  void insert(ProjectId project, String actor, Change change) {
    jdbc.sql(
            """
            INSERT INTO audit (project_id, time, actor, action, subject, before, after)
            VALUES (:project, :time, :actor, :action, :subject, :before::jsonb, :after::jsonb)
            """)
        .param("project", project.value())
        .param("time", Timestamp.from(clock.instant()))
        .param("actor", actor)
        .param("action", change.action())
        .param("subject", change.subject())
        .param("before", text(change.before()))
        .param("after", text(change.after()))
        .update();
  }

  private @Nullable String text(@Nullable Object value) {
    return value == null ? null : json.writeValueAsString(value);
  }

  record Change(String action, String subject, @Nullable Object before, @Nullable Object after) {}
}
