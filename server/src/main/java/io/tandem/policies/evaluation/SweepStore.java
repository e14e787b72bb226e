package io.tandem.policies.evaluation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicyState;
import io.tandem.policies.machine.Memory;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which policies are due, and their states under lock. */
@Component
class SweepStore {

  /** At most so many policies a step; the others follow in the next. */
  private static final int MOST = 5_000;

  private static final String SELECT =
      """
      SELECT s.*, p.key, p.name_zh, p.name_en, p.mode
      FROM policy_state s JOIN policy p ON p.id = s.policy_id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Cache<Revision, CompiledRule> rules =
      Caffeine.newBuilder().maximumSize(10_000).build();

  SweepStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  private record Revision(long policy, long revision) {}

  /** Projects with a bucket that closed before an instant and is not judged. */
  List<ProjectId> waiting(Instant before) {
    return jdbc
        .sql("SELECT DISTINCT project_id FROM policy_state WHERE due_at < :before")
        .param("before", Timestamp.from(before))
        .query(Integer.class)
        .list()
        .stream()
        .map(ProjectId::new)
        .toList();
  }

  /** Projects with a policy that looks at open buckets. */
  List<ProjectId> watchingOpen() {
    return jdbc
        .sql(
            """
            SELECT DISTINCT s.project_id FROM policy_state s
            JOIN policy_revision r ON r.policy_id = s.policy_id AND r.revision = s.revision
            WHERE s.due_at IS NOT NULL AND (r.rule -> 'temporal' ->> 'openBucket')::boolean
            """)
        .query(Integer.class)
        .list()
        .stream()
        .map(ProjectId::new)
        .toList();
  }

  /** Takes the project for this transaction; false when another has it. */
  boolean claim(ProjectId project) {
    return jdbc.sql(
            """
            SELECT project_id FROM policy_sweep WHERE project_id = :project
            FOR UPDATE SKIP LOCKED
            """)
        .param("project", project.value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** When the first unjudged bucket closed, if before an instant. */
  Optional<Instant> firstDue(ProjectId project, Instant before) {
    return jdbc.sql(
            """
            SELECT due_at FROM policy_state WHERE project_id = :project AND due_at < :before
            ORDER BY due_at LIMIT 1
            """)
        .param("project", project.value())
        .param("before", Timestamp.from(before))
        .query((row, _) -> row.getTimestamp("due_at").toInstant())
        .optional();
  }

  /** When the first unjudged bucket of a project closes; empty when none is waited for. */
  Optional<Instant> next(ProjectId project) {
    return jdbc.sql(
            """
            SELECT due_at FROM policy_state WHERE project_id = :project AND due_at IS NOT NULL
            ORDER BY due_at LIMIT 1
            """)
        .param("project", project.value())
        .query((row, _) -> row.getTimestamp("due_at").toInstant())
        .optional();
  }

  /** The policies whose next bucket closed at an instant, locked. */
  List<Candidate> due(ProjectId project, Instant due) {
    List<Row> rows =
        jdbc.sql(
                SELECT
                    + """
                    WHERE s.project_id = :project AND s.due_at = :due
                    ORDER BY s.policy_id LIMIT :most FOR UPDATE OF s
                    """)
            .param("project", project.value())
            .param("due", Timestamp.from(due))
            .param("most", MOST)
            .query(this::row)
            .list();
    return candidates(rows);
  }

  /**
   * The policies of a project that look at open buckets.
   *
   * @param lock whether their states stay locked until the transaction ends
   */
  List<Candidate> watchingOpen(ProjectId project, boolean lock) {
    String sql =
        SELECT
            + """
            JOIN policy_revision r ON r.policy_id = s.policy_id AND r.revision = s.revision
            WHERE s.project_id = :project AND s.due_at IS NOT NULL
              AND (r.rule -> 'temporal' ->> 'openBucket')::boolean
            ORDER BY s.policy_id LIMIT :most
            """;
    List<Row> rows =
        jdbc.sql(lock ? sql + " FOR UPDATE OF s" : sql)
            .param("project", project.value())
            .param("most", MOST)
            .query(this::row)
            .list();
    return candidates(rows);
  }

  /** Goes past a bucket that was judged before it closed. */
  void pass(Candidate candidate, LocalDate next, Instant due) {
    Memory passed = candidate.memory().passed(candidate.nextBucket());
    jdbc.sql(
            """
            UPDATE policy_state SET memory = :memory::jsonb, next_bucket = :next, due_at = :due
            WHERE policy_id = :policy
            """)
        .param("memory", json.writeValueAsString(Marks.of(passed)))
        .param("next", next)
        .param("due", Timestamp.from(due))
        .param("policy", candidate.policy())
        .update();
  }

  private List<Candidate> candidates(List<Row> rows) {
    load(rows.stream().map(Row::revision).filter(this::unknown).toList());
    List<Candidate> candidates = new ArrayList<>(rows.size());
    for (Row row : rows) {
      candidates.add(row.with(rule(row.revision().policy(), row.revision().revision())));
    }
    return candidates;
  }

  /** A revision, ready to judge. */
  CompiledRule rule(long policy, long revision) {
    Revision wanted = new Revision(policy, revision);
    CompiledRule known = rules.getIfPresent(wanted);
    if (known == null) {
      load(List.of(wanted));
      known = rules.getIfPresent(wanted);
    }
    if (known == null) {
      throw new IllegalStateException("policy " + policy + " has no revision " + revision);
    }
    return known;
  }

  private boolean unknown(Revision revision) {
    return rules.getIfPresent(revision) == null;
  }

  private void load(List<Revision> revisions) {
    if (revisions.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            SELECT r.* FROM policy_revision r
            JOIN unnest(:policies::bigint[], :revisions::bigint[]) AS w (policy, revision)
              ON w.policy = r.policy_id AND w.revision = r.revision
            """)
        .param("policies", revisions.stream().map(Revision::policy).toArray(Long[]::new))
        .param("revisions", revisions.stream().map(Revision::revision).toArray(Long[]::new))
        .query(row -> {
          long revision = row.getLong("revision");
          PolicyRule rule = json.readValue(row.getString("rule"), PolicyRule.class);
          rules.put(
              new Revision(row.getLong("policy_id"), revision), CompiledRule.of(revision, rule));
        });
  }

  private Row row(ResultSet row, int number) throws SQLException {
    Marks marks = json.readValue(row.getString("memory"), Marks.class);
    Memory memory =
        new Memory(
            PolicyState.of(row.getString("state")),
            marks.marks() == null ? List.of() : marks.marks(),
            Boolean.TRUE.equals(marks.warned()),
            row.getObject("episode", Long.class),
            row.getLong("episodes"),
            row.getObject("last_fired", LocalDate.class));
    return new Row(
        new Revision(row.getLong("policy_id"), row.getLong("revision")),
        row.getString("key"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        PolicyMode.of(row.getString("mode")),
        memory,
        row.getObject("next_bucket", LocalDate.class),
        row.getObject("last_bucket", LocalDate.class),
        row.getObject("last_data", LocalDate.class));
  }

  /** A candidate whose rule is still to be found. */
  private record Row(
      Revision revision,
      String key,
      Names names,
      PolicyMode mode,
      Memory memory,
      LocalDate nextBucket,
      @Nullable LocalDate lastBucket,
      @Nullable LocalDate lastData) {

    Candidate with(CompiledRule rule) {
      return new Candidate(
          revision.policy(), key, names, mode, rule, memory, nextBucket, lastBucket, lastData);
    }
  }
}
