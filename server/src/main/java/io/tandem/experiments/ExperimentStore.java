package io.tandem.experiments;

import io.tandem.experiments.Experiment.Approval;
import io.tandem.experiments.Experiment.Decision;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class ExperimentStore {

  /** Columns of an experiment {@code e} with its revision {@code r}. */
  static final String COLUMNS =
      """
      SELECT e.*, r.definition, (SELECT coalesce(json_agg(json_build_object(
          'team', a.team, 'by', a.approved_by, 'at', a.approved_at) ORDER BY a.team DESC), '[]')
        FROM experiment_approval a
        WHERE a.experiment_id = e.id AND a.revision = e.revision) AS approvals
      """;

  /** What they are read from. */
  static final String TABLES =
      """
      FROM experiment e
      JOIN experiment_revision r ON r.experiment_id = e.id AND r.revision = e.revision
      """;

  private static final String WHOLE = COLUMNS + TABLES;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ExperimentStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** An experiment and its number. */
  record Listed(long id, Experiment experiment) {}

  /** Those that are over and have results, the newest first. */
  List<Listed> ended(ProjectId project, int most) {
    return jdbc.sql(
            WHOLE
                + """
                WHERE e.project_id = :project AND e.state IN ('decided', 'archived')
                  AND EXISTS (SELECT FROM experiment_analysis a WHERE a.experiment_id = e.id)
                ORDER BY e.id DESC LIMIT :most
                """)
        .param("project", project.value())
        .param("most", most)
        .query((row, _) -> new Listed(row.getLong("id"), experiment(row)))
        .list();
  }

  /** Those that ran at some time between the two, the oldest first. */
  List<Experiment> during(ProjectId project, Instant from, Instant until) {
    return jdbc.sql(
            WHOLE
                + """
                WHERE e.project_id = :project AND e.started_at < :until
                  AND (e.decided_at IS NULL OR e.decided_at >= :from)
                ORDER BY e.id
                """)
        .param("project", project.value())
        .param("from", time(from))
        .param("until", time(until))
        .query((row, _) -> experiment(row))
        .list();
  }

  /** Those that run, name a flag, and agree that not everybody eligible takes part. */
  List<Experiment> limiting(ProjectId project, String flag) {
    return jdbc.sql(
            WHOLE
                + """
                WHERE e.project_id = :project AND e.state = 'running'
                  AND (r.definition ->> 'traffic')::double precision < 1
                  AND EXISTS (SELECT FROM jsonb_array_elements(r.definition -> 'factors') f
                    WHERE f ->> 'flag' = :flag)
                ORDER BY e.id
                """)
        .param("project", project.value())
        .param("flag", flag)
        .query((row, _) -> experiment(row))
        .list();
  }

  Optional<Listed> find(ProjectId project, String key) {
    return jdbc.sql(WHOLE + "WHERE e.project_id = :project AND e.key = :key")
        .param("project", project.value())
        .param("key", key)
        .query((row, _) -> new Listed(row.getLong("id"), experiment(row)))
        .optional();
  }

  /** False when the key is taken. */
  boolean insert(ProjectId project, Experiment made) {
    Optional<Long> id =
        jdbc.sql(
                """
                INSERT INTO experiment (project_id, key, state, revision, created_by, created_at,
                  changed_at, version)
                VALUES (:project, :key, :state, :revision, :by, :at, :at, :version)
                ON CONFLICT (project_id, key) DO NOTHING RETURNING id
                """)
            .param("project", project.value())
            .param("key", made.key())
            .param("state", made.state().key())
            .param("revision", made.revision())
            .param("by", made.createdBy())
            .param("at", time(made.createdAt()))
            .param("version", made.version())
            .query(Long.class)
            .optional();
    id.ifPresent(held -> revise(held, made, made.createdBy()));
    return id.isPresent();
  }

  /** Writes the definition of a revision that is new. */
  void revise(long id, Experiment experiment, String by) {
    jdbc.sql(
            """
            INSERT INTO experiment_revision (experiment_id, revision, definition, changed_by,
              changed_at)
            VALUES (:id, :revision, :definition::jsonb, :by, :at)
            """)
        .param("id", id)
        .param("revision", experiment.revision())
        .param("definition", json.writeValueAsString(experiment.definition()))
        .param("by", by)
        .param("at", time(experiment.changedAt()))
        .update();
  }

  /** Replaces the version before this one; false when somebody else did. */
  boolean update(long id, Experiment after) {
    Decision decision = after.decision();
    return jdbc.sql(
                """
                UPDATE experiment SET state = :state, revision = :revision, changed_at = :changed,
                  started_at = :started, outcome = :outcome, reason = :reason,
                  decided_by = :decidedBy, decided_at = :decidedAt, learnings = :learnings,
                  version = :version
                WHERE id = :id AND version = :version - 1
                """)
            .param("id", id)
            .param("state", after.state().key())
            .param("revision", after.revision())
            .param("changed", time(after.changedAt()))
            .param("started", time(after.startedAt()))
            .param("outcome", decision == null ? null : decision.outcome().key())
            .param("reason", decision == null ? null : decision.reason())
            .param("decidedBy", decision == null ? null : decision.by())
            .param("decidedAt", decision == null ? null : time(decision.at()))
            .param("learnings", after.learnings())
            .param("version", after.version())
            .update()
        == 1;
  }

  /** A running experiment whose guardrails are to be looked at. */
  record Guarded(ProjectId project, String key) {}

  /**
   * Takes the next one that nobody looked at since then; safe on any number of servers.
   *
   * @param now in microseconds; what was looked at after it was so by a clock that was set back
   */
  Optional<Guarded> claimGuarded(Instant since, Instant now) {
    return jdbc.sql(
            """
            UPDATE experiment SET guarded_at = :now WHERE id = (
              SELECT id FROM experiment WHERE state = 'running'
                AND (guarded_at IS NULL OR guarded_at NOT BETWEEN :since AND :now)
              ORDER BY guarded_at NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING project_id, key
            """)
        .param("since", time(since))
        .param("now", time(now))
        .query(
            (row, _) -> new Guarded(new ProjectId(row.getInt("project_id")), row.getString("key")))
        .optional();
  }

  /**
   * False when the team approved this revision already, or the same person did.
   *
   * @param person as in {@link io.tandem.access.Actor}
   */
  boolean approve(long id, long revision, Approval approval, String person) {
    return jdbc.sql(
                """
                INSERT INTO experiment_approval (experiment_id, revision, team, approved_by,
                  approved_at, person)
                VALUES (:id, :revision, :team, :by, :at, :person) ON CONFLICT DO NOTHING
                """)
            .param("id", id)
            .param("revision", revision)
            .param("team", approval.team().key())
            .param("by", approval.by())
            .param("at", time(approval.at()))
            .param("person", person)
            .update()
        == 1;
  }

  /** The newest first. */
  List<ExperimentRevision> revisions(long id) {
    return jdbc.sql(
            "SELECT * FROM experiment_revision WHERE experiment_id = :id ORDER BY revision DESC")
        .param("id", id)
        .query((row, _) ->
            new ExperimentRevision(
                row.getLong("revision"),
                json.readValue(row.getString("definition"), ExperimentDefinition.class),
                row.getString("changed_by"),
                instant(row, "changed_at")))
        .list();
  }

  /** The experiment of a row with {@link #COLUMNS}. */
  Experiment experiment(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
    return new Experiment(
        row.getString("key"),
        ExperimentState.of(row.getString("state")),
        json.readValue(row.getString("definition"), ExperimentDefinition.class),
        row.getLong("revision"),
        List.of(json.readValue(row.getString("approvals"), Approval[].class)),
        outcome == null
            ? null
            : new Decision(
                DecisionOutcome.of(outcome),
                row.getString("reason"),
                row.getString("decided_by"),
                instant(row, "decided_at")),
        row.getString("learnings"),
        row.getString("created_by"),
        instant(row, "created_at"),
        instant(row, "changed_at"),
        started == null ? null : started.toInstant(),
        row.getLong("version"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
