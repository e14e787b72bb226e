package io.tandem.policies.ledger;

import io.tandem.policies.ActionState;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.ledger.Entry.Answerable;
import io.tandem.policies.ledger.Entry.Rule;
import io.tandem.policies.ledger.Entry.Source;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The ledger as people see it; {@link WorkStore} is what its engines see. */
@Component
class LedgerStore {

  private static final String INSERT =
      """
      INSERT INTO action (id, project_id, type, name, state, policy, policy_zh, policy_en,
        revision, episode, occurrence, bucket, subject_kind, subject_key, priority, why,
        parameters, role, self_approval, expires_hours, reminder_hours, expires_at, remind_at,
        requested_by, answerable, answerable_person, result, previewed, created_at, finished_at)
      VALUES (:id, :project, :type, :name, :state, :policy, :zh, :en,
        :revision, :episode, :occurrence, :bucket, :kind, :key, :priority, :why::jsonb,
        :parameters::jsonb, :role, :self, :hours, :reminder, :expires, :remind,
        :requested, :answerable, :person, :result::jsonb, :previewed, :now, :finished)
      ON CONFLICT DO NOTHING
      """;

  private final JdbcClient jdbc;
  private final EntryRows rows;
  private final JsonMapper json;

  LedgerStore(JdbcClient jdbc, EntryRows rows, JsonMapper json) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.json = json;
  }

  /** False when its origin made it before. */
  boolean insert(NewEntry entry) {
    return rule(source(values(entry), entry.source()), entry.rule()).update() == 1;
  }

  private StatementSpec values(NewEntry entry) {
    PolicySubject subject = entry.subject();
    Sentence result = entry.result();
    Answerable answerable = entry.answerable();
    return jdbc.sql(INSERT)
        .param("id", entry.id())
        .param("project", entry.project().value())
        .param("type", entry.type())
        .param("name", entry.name())
        .param("state", entry.state().key())
        .param("kind", subject == null ? null : subject.kind())
        .param("key", subject == null ? null : subject.key())
        .param("priority", entry.priority())
        .param("why", json.writeValueAsString(entry.why()))
        .param("parameters", json.writeValueAsString(entry.parameters()))
        .param("requested", entry.requestedBy())
        .param("answerable", answerable == null ? null : answerable.name())
        .param("person", answerable == null ? null : answerable.person())
        .param("result", result == null ? null : json.writeValueAsString(result))
        .param("previewed", !entry.worthPreviewing())
        .param("now", Timestamp.from(entry.now()))
        .param("finished", result == null ? null : Timestamp.from(entry.now()));
  }

  private static StatementSpec source(StatementSpec insert, @Nullable Source source) {
    return insert
        .param("policy", source == null ? null : source.policy())
        .param("zh", source == null ? null : source.names().zh())
        .param("en", source == null ? null : source.names().en())
        .param("revision", source == null ? null : source.revision())
        .param("episode", source == null ? null : source.episode())
        .param("occurrence", source == null ? null : source.occurrence())
        .param("bucket", source == null ? null : source.bucket());
  }

  private static StatementSpec rule(StatementSpec insert, @Nullable Rule rule) {
    return insert
        .param("role", rule == null ? null : rule.role().key())
        .param("self", rule != null && rule.selfApproval())
        .param("hours", rule == null ? 72 : rule.expiresHours())
        .param("reminder", rule == null ? null : rule.reminderHours())
        .param("expires", rule == null ? null : timestamp(rule.expiresAt()))
        .param("remind", rule == null ? null : timestamp(rule.remindAt()));
  }

  Optional<Entry> find(ProjectId project, UUID id) {
    return jdbc.sql("SELECT * FROM action WHERE project_id = :project AND id = :id")
        .param("project", project.value())
        .param("id", id)
        .query(rows)
        .optional();
  }

  /** The row stays locked until the transaction ends. */
  Optional<Entry> lock(UUID id) {
    return jdbc.sql("SELECT * FROM action WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(rows)
        .optional();
  }

  /**
   * What is asked for.
   *
   * @param parameters those that tell it from others
   * @param whole true when a request with more of them is another one
   */
  record Question(
      String type,
      @Nullable PolicySubject subject,
      Map<String, Object> parameters,
      boolean whole) {}

  /**
   * The same, asked for by a person and not decided yet; until the transaction ends nobody asks.
   */
  Optional<Entry> asked(ProjectId project, Question question) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('request'), :project)")
        .param("project", project.value())
        .query((ResultSet _) -> {});
    PolicySubject subject = question.subject();
    return jdbc.sql(
            """
            SELECT * FROM action
            WHERE project_id = :project AND type = :type AND state = 'proposed' AND policy IS NULL
              AND subject_kind IS NOT DISTINCT FROM :kind AND subject_key IS NOT DISTINCT FROM :key
              AND parameters @> :parameters::jsonb
              AND (NOT :whole OR parameters <@ :parameters::jsonb)
            LIMIT 1
            """)
        .param("project", project.value())
        .param("type", question.type())
        .param("kind", subject == null ? null : subject.kind())
        .param("key", subject == null ? null : subject.key())
        .param("parameters", json.writeValueAsString(question.parameters()))
        .param("whole", question.whole())
        .query(rows)
        .optional();
  }

  /**
   * Which actions to list.
   *
   * @param policy empty for all
   * @param roles when given, only what waits for one of these roles, but for what {@code self}
   *     answers for
   */
  record Filter(
      @Nullable ActionState state, String policy, @Nullable Set<String> roles, Answerable self) {}

  /** Newest first. */
  List<Entry> list(ProjectId project, Filter filter, long before, int limit) {
    Set<String> roles = filter.roles();
    ActionState state = filter.state();
    return jdbc.sql(
            """
            SELECT * FROM action
            WHERE project_id = :project AND no < :before
              AND (:state = '' OR state = :state) AND (:policy = '' OR policy = :policy)
              AND (NOT :mine OR ('admin' = ANY(:roles) OR role = ANY(:roles))
                AND (state = 'unknown' OR state = 'proposed'
                  AND (self_approval
                    OR NOT coalesce(answerable_person = :person, answerable = :self, false))))
            ORDER BY no DESC LIMIT :limit
            """)
        .param("project", project.value())
        .param("before", before)
        .param("state", state == null ? "" : state.key())
        .param("policy", filter.policy())
        .param("mine", roles != null)
        .param("roles", roles == null ? new String[0] : roles.toArray(String[]::new))
        .param("self", filter.self().name())
        .param("person", filter.self().person())
        .param("limit", limit)
        .query(rows)
        .list();
  }

  /** In the order they were made. */
  List<Entry> ofPolicy(ProjectId project, String policy, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            SELECT * FROM action
            WHERE project_id = :project AND policy = :policy AND bucket BETWEEN :from AND :to
            ORDER BY no
            """)
        .param("project", project.value())
        .param("policy", policy)
        .param("from", from)
        .param("to", to)
        .query(rows)
        .list();
  }

  Optional<Entry> latest(ProjectId project, String policy) {
    return jdbc.sql(
            """
            SELECT * FROM action WHERE project_id = :project AND policy = :policy
            ORDER BY no DESC LIMIT 1
            """)
        .param("project", project.value())
        .param("policy", policy)
        .query(rows)
        .optional();
  }

  /** What waits for a person, what goes first first. */
  List<Entry> waiting(ProjectId project) {
    return jdbc.sql(
            """
            SELECT * FROM action
            WHERE project_id = :project AND state IN ('proposed', 'unknown')
            ORDER BY priority, no LIMIT 200
            """)
        .param("project", project.value())
        .query(rows)
        .list();
  }

  /** What came to an end, newest first. */
  List<Entry> finished(ProjectId project, Instant before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM action
            WHERE project_id = :project AND finished_at < :before AND state <> 'shadow'
            ORDER BY finished_at DESC, no DESC LIMIT :limit
            """)
        .param("project", project.value())
        .param("before", Timestamp.from(before))
        .param("limit", limit)
        .query(rows)
        .list();
  }

  /** Writes a decision, an outcome or a way back to be run. */
  void change(Entry entry, Change change) {
    Sentence result = change.result();
    jdbc.sql(
            """
            UPDATE action SET state = :state, result = coalesce(:result::jsonb, result),
              link = coalesce(:link, link), comment = coalesce(:comment, comment),
              decided_by = coalesce(:by, decided_by), decided_at = coalesce(:at, decided_at),
              finished_at = :finished, started = :started, lease_until = NULL,
              due_at = clock_timestamp() + :wait * interval '1 millisecond',
              version = version + 1
            WHERE id = :id
            """)
        .param("id", entry.id())
        .param("state", change.state().key())
        .param("result", result == null ? null : json.writeValueAsString(result))
        .param("link", change.link())
        .param("comment", change.comment())
        .param("by", change.decidedBy())
        .param("at", timestamp(change.decidedAt()))
        .param("finished", timestamp(change.finishedAt()))
        .param("started", change.started())
        .param("wait", change.waitMillis())
        .update();
  }

  /** A proposal begins anew. */
  void propose(Entry entry, @Nullable Instant expiresAt, @Nullable Instant remindAt) {
    jdbc.sql(
            """
            UPDATE action SET state = 'proposed', expires_at = :expires, remind_at = :remind,
              finished_at = NULL, result = NULL, version = version + 1
            WHERE id = :id
            """)
        .param("id", entry.id())
        .param("expires", timestamp(expiresAt))
        .param("remind", timestamp(remindAt))
        .update();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
