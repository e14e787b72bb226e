package io.tandem.policies.evaluation;

import io.tandem.policies.PolicyEpisode;
import io.tandem.policies.PolicyHealth;
import io.tandem.policies.PolicyState;
import io.tandem.policies.evaluation.Standings.Begin;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StandingStore {

  private final JdbcClient jdbc;

  StandingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<Long, Standing> all(ProjectId project) {
    return several(project, "SELECT * FROM policy_state WHERE project_id = :project");
  }

  Map<Long, Standing> firing(ProjectId project) {
    return several(
        project, "SELECT * FROM policy_state WHERE project_id = :project AND episode IS NOT NULL");
  }

  private Map<Long, Standing> several(ProjectId project, String sql) {
    Map<Long, Standing> all = new HashMap<>();
    jdbc.sql(sql)
        .param("project", project.value())
        .query(StandingStore::standing)
        .list()
        .forEach(standing -> all.put(standing.policy(), standing));
    return all;
  }

  Optional<Standing> find(long policy) {
    return jdbc.sql("SELECT * FROM policy_state WHERE policy_id = :policy")
        .param("policy", policy)
        .query(StandingStore::standing)
        .optional();
  }

  /** Waits for an evaluation under way. */
  void lock(long policy) {
    jdbc.sql("SELECT policy_id FROM policy_state WHERE policy_id = :policy FOR UPDATE")
        .param("policy", policy)
        .query(Long.class)
        .optional();
  }

  List<PolicyEpisode> episodes(long policy) {
    return jdbc.sql("SELECT * FROM policy_episode WHERE policy_id = :policy ORDER BY number DESC")
        .param("policy", policy)
        .query(StandingStore::episode)
        .list();
  }

  void begin(Begin begin, Instant at) {
    jdbc.sql(
            """
            INSERT INTO policy_sweep (project_id) VALUES (:project) ON CONFLICT DO NOTHING
            """)
        .param("project", begin.project().value())
        .update();
    jdbc.sql(
            """
            INSERT INTO policy_state (policy_id, project_id, revision, state, health, memory, since,
              next_bucket, due_at)
            VALUES (:policy, :project, :revision, 'ok', 'ok', '{}', :at, :bucket, :due)
            ON CONFLICT (policy_id) DO UPDATE SET revision = excluded.revision,
              state = 'ok', health = 'ok', breaches = 0, clears = 0, memory = '{}',
              since = excluded.since, episode = NULL,
              next_bucket = excluded.next_bucket, due_at = excluded.due_at
            """)
        .param("policy", begin.policy())
        .param("project", begin.project().value())
        .param("revision", begin.revision())
        .param("at", Timestamp.from(at))
        .param("bucket", begin.bucket())
        .param("due", Timestamp.from(begin.due()))
        .update();
  }

  void carryOn(long policy, long revision) {
    jdbc.sql("UPDATE policy_state SET revision = :revision WHERE policy_id = :policy")
        .param("policy", policy)
        .param("revision", revision)
        .update();
  }

  void endEpisode(long policy, String how, Instant at) {
    jdbc.sql(
            """
            UPDATE policy_episode SET closed_at = :at, ended = :how
            WHERE policy_id = :policy AND ended IS NULL
            """)
        .param("policy", policy)
        .param("how", how)
        .param("at", Timestamp.from(at))
        .update();
  }

  void retire(long policy, Instant at) {
    jdbc.sql(
            """
            UPDATE policy_state SET state = 'ok', health = 'ok', breaches = 0, clears = 0,
              memory = '{}', since = :at, next_bucket = NULL, due_at = NULL, episode = NULL
            WHERE policy_id = :policy
            """)
        .param("policy", policy)
        .param("at", Timestamp.from(at))
        .update();
  }

  private static Standing standing(ResultSet row, int number) throws SQLException {
    String zh = row.getString("last_zh");
    String en = row.getString("last_en");
    return new Standing(
        row.getLong("policy_id"),
        PolicyState.of(row.getString("state")),
        PolicyHealth.of(row.getString("health")),
        row.getInt("breaches"),
        row.getInt("clears"),
        instant(row, "since"),
        row.getObject("last_bucket", LocalDate.class),
        row.getObject("last_data", LocalDate.class),
        zh == null || en == null ? null : new Sentence(zh, en),
        row.getObject("next_bucket", LocalDate.class),
        instant(row, "due_at"),
        row.getObject("episode", Long.class),
        row.getLong("episodes"));
  }

  private static PolicyEpisode episode(ResultSet row, int number) throws SQLException {
    return new PolicyEpisode(
        row.getLong("number"),
        row.getLong("revision"),
        row.getObject("opened_bucket", LocalDate.class),
        row.getTimestamp("opened_at").toInstant(),
        row.getObject("closed_bucket", LocalDate.class),
        instant(row, "closed_at"),
        row.getString("ended"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
