package io.tandem.growth;

import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class WorkItemStore {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final WorkStepStore steps;
  private final JsonMapper json;

  WorkItemStore(JdbcClient jdbc, WorkStepStore steps, JsonMapper json) {
    this.jdbc = jdbc;
    this.steps = steps;
    this.json = json;
  }

  /** Newest first, those below {@code before}; an empty filter matches everything. */
  List<WorkItem> list(ProjectId project, String state, String owner, long before, int limit) {
    return rows(
        jdbc.sql(
                """
                SELECT * FROM work_item
                WHERE project_id = :project AND no < :before
                  AND (:state = '' OR state = :state) AND (:owner = '' OR owner = :owner)
                ORDER BY no DESC LIMIT :limit
                """)
            .param("project", project.value())
            .param("before", before)
            .param("state", state)
            .param("owner", owner)
            .param("limit", limit));
  }

  /** Unfinished and due by a day, the longest due first. */
  List<WorkItem> due(ProjectId project, LocalDate until) {
    return rows(
        jdbc.sql(
                """
                SELECT * FROM work_item
                WHERE project_id = :project AND state IN ('open', 'in_progress')
                  AND due_date <= :until
                ORDER BY due_date, no LIMIT 200
                """)
            .param("project", project.value())
            .param("until", until));
  }

  Optional<WorkItem> find(ProjectId project, long no) {
    return rows(
            jdbc.sql("SELECT * FROM work_item WHERE project_id = :project AND no = :no")
                .param("project", project.value())
                .param("no", no))
        .stream()
        .findFirst();
  }

  /** Those due from–to, inclusive, the earliest first; cancelled ones are left out. */
  List<WorkItem> due(ProjectId project, LocalDate from, LocalDate to) {
    return rows(
        jdbc.sql(
                """
                SELECT * FROM work_item
                WHERE project_id = :project AND due_date BETWEEN :from AND :to
                  AND state <> 'cancelled'
                ORDER BY due_date, no LIMIT 1000
                """)
            .param("project", project.value())
            .param("from", from)
            .param("to", to));
  }

  /** The row stays locked until the transaction ends. */
  Optional<WorkItem> lock(ProjectId project, long no) {
    return rows(
            jdbc.sql("SELECT * FROM work_item WHERE project_id = :project AND no = :no FOR UPDATE")
                .param("project", project.value())
                .param("no", no))
        .stream()
        .findFirst();
  }

  /** The item an action opened. */
  Optional<WorkItem> openedBy(UUID action) {
    return rows(
            jdbc.sql("SELECT * FROM work_item WHERE origin_action = :action")
                .param("action", action))
        .stream()
        .findFirst();
  }

  /** An unfinished item with an exit condition. */
  record Leaving(ProjectId project, long no, Instant createdAt, WorkExit exit) {}

  /** All unfinished items with an exit condition, of every project. */
  List<Leaving> leaving() {
    return jdbc.sql(
            """
            SELECT project_id, no, created_at, exit_policy, exit_days FROM work_item
            WHERE exit_policy IS NOT NULL AND state IN ('open', 'in_progress') ORDER BY id
            """)
        .query((row, _) ->
            new Leaving(
                new ProjectId(row.getInt("project_id")),
                row.getLong("no"),
                row.getTimestamp("created_at").toInstant(),
                new WorkExit(row.getString("exit_policy"), row.getInt("exit_days"))))
        .list();
  }

  /** The next number; whoever takes one locks the counter until the transaction ends. */
  long nextNumber(ProjectId project) {
    return jdbc.sql(
            """
            INSERT INTO work_number (project_id, last) VALUES (:project, 1)
            ON CONFLICT (project_id) DO UPDATE SET last = work_number.last + 1
            RETURNING last
            """)
        .param("project", project.value())
        .query(Long.class)
        .single();
  }

  void insert(ProjectId project, WorkItem item) {
    WorkOrigin origin = item.origin();
    values(
            jdbc.sql(
                """
                INSERT INTO work_item (project_id, no, kind, title_zh, title_en, owner, due_date,
                  exit_policy, exit_days, state, origin_policy, origin_episode, origin_action,
                  subject_kind, subject_key, report, created_at, started_at, finished_at, version)
                VALUES (:project, :no, :kind, :zh, :en, :owner, :due, :exitPolicy, :exitDays,
                  :state, :policy, :episode, :action, :subjectKind, :subjectKey, :report::jsonb,
                  :created, :started, :finished, :version)
                """),
            project,
            item)
        .param("policy", origin == null ? null : origin.policy())
        .param("episode", origin == null ? null : origin.episode())
        .param("action", origin == null ? null : origin.action())
        .param("report", item.report() == null ? null : json.writeValueAsString(item.report()))
        .param("created", Timestamp.from(item.createdAt()))
        .update();
    steps.append(project, item.no(), item.history().getLast());
  }

  /** Replaces what may change; remembers the newest step when the state did. */
  void update(ProjectId project, WorkItem before, WorkItem after) {
    values(
            jdbc.sql(
                """
                UPDATE work_item SET kind = :kind, title_zh = :zh, title_en = :en, owner = :owner,
                  due_date = :due, exit_policy = :exitPolicy, exit_days = :exitDays, state = :state,
                  subject_kind = :subjectKind, subject_key = :subjectKey, started_at = :started,
                  finished_at = :finished, version = :version
                WHERE project_id = :project AND no = :no
                """),
            project,
            after)
        .update();
    if (after.history().size() > before.history().size()) {
      steps.append(project, after.no(), after.history().getLast());
    }
  }

  private static StatementSpec values(StatementSpec statement, ProjectId project, WorkItem item) {
    WorkExit exit = item.exit();
    PolicySubject subject = item.subject();
    return statement
        .param("project", project.value())
        .param("no", item.no())
        .param("kind", item.kind().key())
        .param("zh", item.title().zh())
        .param("en", item.title().en())
        .param("owner", item.owner())
        .param("due", item.dueDate())
        .param("exitPolicy", exit == null ? null : exit.policy())
        .param("exitDays", exit == null ? null : exit.days())
        .param("state", item.state().key())
        .param("subjectKind", subject == null ? null : subject.kind())
        .param("subjectKey", subject == null ? null : subject.key())
        .param("started", item.startedAt() == null ? null : Timestamp.from(item.startedAt()))
        .param("finished", item.finishedAt() == null ? null : Timestamp.from(item.finishedAt()))
        .param("version", item.version());
  }

  private List<WorkItem> rows(StatementSpec statement) {
    Map<Long, WorkItem> found = new java.util.LinkedHashMap<>();
    statement.query(row -> {
      found.put(row.getLong("id"), item(row));
    });
    Map<Long, List<WorkStep>> histories = new HashMap<>(steps.of(found.keySet()));
    return found.entrySet().stream()
        .map(entry -> with(entry.getValue(), histories.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  private static WorkItem with(WorkItem item, List<WorkStep> history) {
    return new WorkItem(
        item.no(),
        item.kind(),
        item.title(),
        item.owner(),
        item.dueDate(),
        item.exit(),
        item.state(),
        item.origin(),
        item.subject(),
        item.createdAt(),
        item.startedAt(),
        item.finishedAt(),
        history,
        item.report(),
        item.version());
  }

  private WorkItem item(ResultSet row) throws SQLException {
    String exit = row.getString("exit_policy");
    String subject = row.getString("subject_kind");
    String report = row.getString("report");
    return new WorkItem(
        row.getLong("no"),
        WorkKind.of(row.getString("kind")),
        new Names(row.getString("title_zh"), row.getString("title_en")),
        row.getString("owner"),
        row.getObject("due_date", LocalDate.class),
        exit == null ? null : new WorkExit(exit, row.getInt("exit_days")),
        WorkState.of(row.getString("state")),
        origin(row),
        subject == null ? null : new PolicySubject(subject, row.getString("subject_key")),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        List.of(),
        report == null ? null : json.readValue(report, OBJECT),
        row.getLong("version"));
  }

  private static @Nullable WorkOrigin origin(ResultSet row) throws SQLException {
    UUID action = row.getObject("origin_action", UUID.class);
    return action == null
        ? null
        : new WorkOrigin(
            row.getString("origin_policy"), row.getObject("origin_episode", Long.class), action);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
