package io.tandem.flags.release;

import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gray releases and what happened in them. */
@Component
class ReleaseStore {

  private static final String SELECT =
      """
      SELECT r.*, f.project_id, f.key FROM flag_release r JOIN flag f ON f.id = r.flag_id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReleaseStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The new id; empty while another one of the flag in this environment is open. */
  Optional<Long> insert(StoredRelease release) {
    return jdbc.sql(
            """
            INSERT INTO flag_release
              (flag_id, environment, plan, state, step, since, started_by, started_at)
            SELECT id, :environment, :plan::jsonb, :state, :step, :since, :by, :at
            FROM flag WHERE project_id = :project AND key = :flag
            ON CONFLICT DO NOTHING RETURNING id
            """)
        .param("project", release.project().value())
        .param("flag", release.flag())
        .param("environment", release.environment())
        .param("plan", json.writeValueAsString(release.plan()))
        .param("state", release.state().key())
        .param("step", release.step())
        .param("since", Timestamp.from(release.since()))
        .param("by", release.startedBy())
        .param("at", Timestamp.from(release.startedAt()))
        .query(Long.class)
        .optional();
  }

  /** The open ones of all projects, oldest first. */
  List<StoredRelease> open() {
    return jdbc.sql(SELECT + "WHERE r.state IN ('scheduled', 'running', 'paused') ORDER BY r.id")
        .query(this::release)
        .list();
  }

  /** An open one, locked until the transaction ends; empty also while somebody else has it. */
  Optional<StoredRelease> claim(long id) {
    return jdbc.sql(
            SELECT
                + """
                WHERE r.id = :id AND r.state IN ('scheduled', 'running', 'paused')
                FOR UPDATE OF r SKIP LOCKED
                """)
        .param("id", id)
        .query(this::release)
        .optional();
  }

  /** The newest of each flag in each environment, by flag. */
  List<StoredRelease> newest(ProjectId project) {
    return jdbc.sql(
            """
            SELECT DISTINCT ON (f.key, r.environment) r.*, f.project_id, f.key
            FROM flag_release r JOIN flag f ON f.id = r.flag_id
            WHERE f.project_id = :project
            ORDER BY f.key, r.environment, r.id DESC
            """)
        .param("project", project.value())
        .query(this::release)
        .list();
  }

  /**
   * A release as the calendar shows it.
   *
   * @param names of the flag
   * @param feature that it switches, or null
   */
  record Planned(StoredRelease release, Names names, @Nullable String feature) {}

  /** Those of an environment that went on at some time between the two, the oldest first. */
  List<Planned> during(ProjectId project, String environment, Instant from, Instant until) {
    return jdbc.sql(
            """
            SELECT r.*, f.project_id, f.key, v.content -> 'names' AS names,
              v.content ->> 'feature' AS feature
            FROM flag_release r JOIN flag f ON f.id = r.flag_id
            JOIN LATERAL (SELECT content FROM flag_revision WHERE flag_id = f.id
              ORDER BY revision DESC LIMIT 1) v ON true
            WHERE f.project_id = :project AND r.environment = :environment
              AND r.started_at < :until
              AND r.since >= r.started_at -- else it was given up before it began
              AND (r.state IN ('scheduled', 'running', 'paused') OR r.since >= :from)
            ORDER BY r.id
            """)
        .param("project", project.value())
        .param("environment", environment)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .query((row, number) ->
            new Planned(
                release(row, number),
                json.readValue(row.getString("names"), Names.class),
                row.getString("feature")))
        .list();
  }

  /** The newest of a flag in an environment. */
  Optional<StoredRelease> newest(ProjectId project, String flag, String environment) {
    return newest(project, flag, environment, "");
  }

  /** The same, locked until the transaction ends. */
  Optional<StoredRelease> lock(ProjectId project, String flag, String environment) {
    return newest(project, flag, environment, " FOR UPDATE OF r");
  }

  private Optional<StoredRelease> newest(
      ProjectId project, String flag, String environment, String locking) {
    return jdbc.sql(
            SELECT
                + """
                WHERE f.project_id = :project AND f.key = :flag AND r.environment = :environment
                ORDER BY r.id DESC LIMIT 1
                """
                + locking)
        .param("project", project.value())
        .param("flag", flag)
        .param("environment", environment)
        .query(this::release)
        .optional();
  }

  void update(StoredRelease release) {
    jdbc.sql(
            """
            UPDATE flag_release SET state = :state, step = :step, since = :since,
              started_at = :started
            WHERE id = :id
            """)
        .param("id", release.id())
        .param("state", release.state().key())
        .param("step", release.step())
        .param("since", Timestamp.from(release.since()))
        .param("started", Timestamp.from(release.startedAt()))
        .update();
  }

  void record(long release, GrayRelease.Moment moment) {
    jdbc.sql(
            """
            INSERT INTO flag_release_moment
              (release_id, at, by, state, percent, cause, policy, reason)
            VALUES (:release, :at, :by, :state, :percent, :cause, :policy, :reason)
            """)
        .param("release", release)
        .param("at", Timestamp.from(moment.at()))
        .param("by", moment.by())
        .param("state", moment.state().key())
        .param("percent", moment.percent())
        .param("cause", moment.cause().key())
        .param("policy", moment.policy())
        .param("reason", moment.reason())
        .update();
  }

  /** What happened, newest first, at most 100. */
  List<GrayRelease.Moment> moments(long release) {
    return jdbc.sql(
            """
            SELECT * FROM flag_release_moment WHERE release_id = :release
            ORDER BY id DESC LIMIT 100
            """)
        .param("release", release)
        .query((row, _) ->
            new GrayRelease.Moment(
                instant(row, "at"),
                row.getString("by"),
                ReleaseState.of(row.getString("state")),
                row.getDouble("percent"),
                ReleaseCause.of(row.getString("cause")),
                row.getString("policy"),
                row.getString("reason")))
        .list();
  }

  private StoredRelease release(ResultSet row, int number) throws SQLException {
    return new StoredRelease(
        row.getLong("id"),
        new ProjectId(row.getInt("project_id")),
        row.getString("key"),
        row.getString("environment"),
        json.readValue(row.getString("plan"), StoredRelease.Plan.class),
        ReleaseState.of(row.getString("state")),
        row.getInt("step"),
        instant(row, "since"),
        row.getString("started_by"),
        instant(row, "started_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }
}
