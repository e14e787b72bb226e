package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
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

  /** Newest first, older than {@code before}; filters left empty match everything. */
  List<AuditEntry> list(ProjectId project, AuditFilter filter, long before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM audit
            WHERE project_id = :project AND id < :before
              AND (:subject = '' OR subject = :subject) AND (:actor = '' OR actor = :actor)
            ORDER BY id DESC LIMIT :limit
            """)
        .param("project", project.value())
        .param("before", before)
        .param("subject", filter.subject())
        .param("actor", filter.actor())
        .param("limit", limit)
        .query((row, _) ->
            new AuditEntry(
                row.getLong("id"),
                CallerStore.instant(row, "time"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                value(row.getString("before")),
                value(row.getString("after"))))
        .list();
  }

  private @Nullable Object value(@Nullable String text) {
    return text == null ? null : json.readValue(text, Object.class);
  }

  private @Nullable String text(@Nullable Object value) {
    return value == null ? null : json.writeValueAsString(value);
  }

  record AuditFilter(String subject, String actor) {}

  record Change(String action, String subject, @Nullable Object before, @Nullable Object after) {}
}
