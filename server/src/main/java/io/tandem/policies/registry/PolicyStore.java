package io.tandem.policies.registry;

import io.tandem.policies.Policies.Activator;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicyStage;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class PolicyStore {

  private static final String SELECT =
      """
      SELECT p.*, r.rule FROM policy p
      JOIN policy_revision r ON r.policy_id = p.id AND r.revision = p.revision
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PolicyStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** By key, those behind {@code after}. */
  List<StoredPolicy> list(ProjectId project, String after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                WHERE p.project_id = :project AND p.key COLLATE "C" > :after
                ORDER BY p.key COLLATE "C" LIMIT :limit
                """)
        .param("project", project.value())
        .param("after", after)
        .param("limit", limit)
        .query(this::policy)
        .list();
  }

  Optional<StoredPolicy> find(ProjectId project, String key) {
    return one(project, key, "");
  }

  /** The row stays locked until the transaction ends. */
  Optional<StoredPolicy> lock(ProjectId project, String key) {
    return one(project, key, " FOR UPDATE OF p");
  }

  List<StoredPolicy> byIds(Collection<Long> ids) {
    return jdbc.sql(SELECT + "WHERE p.id = ANY(:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .query(this::policy)
        .list();
  }

  private Optional<StoredPolicy> one(ProjectId project, String key, String lock) {
    return jdbc.sql(SELECT + "WHERE p.project_id = :project AND p.key = :key" + lock)
        .param("project", project.value())
        .param("key", key)
        .query(this::policy)
        .optional();
  }

  /** The id, or empty when the key is taken. */
  Optional<Long> insert(ProjectId project, StoredPolicy policy) {
    return jdbc.sql(
            """
            INSERT INTO policy (project_id, key, name_zh, name_en, template, stage, mode, revision)
            VALUES (:project, :key, :zh, :en, :template, 'draft', 'shadow', 1)
            ON CONFLICT (project_id, key) DO NOTHING RETURNING id
            """)
        .param("project", project.value())
        .param("key", policy.key())
        .param("zh", policy.names().zh())
        .param("en", policy.names().en())
        .param("template", policy.template())
        .query(Long.class)
        .optional();
  }

  void update(StoredPolicy policy) {
    jdbc.sql(
            """
            UPDATE policy SET name_zh = :zh, name_en = :en, stage = :stage, mode = :mode,
              revision = :revision, active_revision = :active, effective_from = :from,
              activated_by = :by, activated_at = :at, version = :version
            WHERE id = :id
            """)
        .param("id", policy.id())
        .param("zh", policy.names().zh())
        .param("en", policy.names().en())
        .param("stage", policy.stage().key())
        .param("mode", policy.mode().key())
        .param("revision", policy.revision())
        .param("active", policy.activeRevision())
        .param("from", policy.effectiveFrom())
        .param("by", policy.activatedBy())
        .param("at", time(policy.activatedAt()))
        .param("version", policy.version())
        .update();
  }

  /** Keeps who activated it, as a person. */
  void activatedBy(long id, String person) {
    jdbc.sql("UPDATE policy SET activated_person = :person WHERE id = :id")
        .param("person", person)
        .param("id", id)
        .update();
  }

  Optional<Activator> activator(ProjectId project, String key) {
    return jdbc.sql(
            """
            SELECT activated_by, activated_person FROM policy
            WHERE project_id = :project AND key = :key AND activated_by IS NOT NULL
            """)
        .param("project", project.value())
        .param("key", key)
        .query((row, _) ->
            new Activator(row.getString("activated_by"), row.getString("activated_person")))
        .optional();
  }

  void delete(long id) {
    jdbc.sql("DELETE FROM policy WHERE id = :id").param("id", id).update();
  }

  void insertRevision(long policy, RevisionRow revision) {
    jdbc.sql(
            """
            INSERT INTO policy_revision (policy_id, revision, rule, made_by, made_at)
            VALUES (:policy, :revision, :rule::jsonb, :by, :at)
            """)
        .param("policy", policy)
        .param("revision", revision.revision())
        .param("rule", json.writeValueAsString(revision.rule()))
        .param("by", revision.madeBy())
        .param("at", time(revision.madeAt()))
        .update();
  }

  /** Newest first. */
  List<RevisionRow> revisions(long policy) {
    return jdbc.sql(
            "SELECT * FROM policy_revision WHERE policy_id = :policy ORDER BY revision DESC")
        .param("policy", policy)
        .query((row, _) ->
            new RevisionRow(
                row.getLong("revision"),
                rule(row.getString("rule")),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant()))
        .list();
  }

  /** The rules at work, by id of the policy. */
  Map<Long, PolicyRule> activeRules(ProjectId project) {
    Map<Long, PolicyRule> rules = new HashMap<>();
    jdbc.sql(
            """
            SELECT p.id, r.rule FROM policy p
            JOIN policy_revision r ON r.policy_id = p.id AND r.revision = p.active_revision
            WHERE p.project_id = :project
            """)
        .param("project", project.value())
        .query(row -> {
          rules.put(row.getLong("id"), rule(row.getString("rule")));
        });
    return rules;
  }

  /** What a revision said. */
  PolicyRule rule(long policy, long revision) {
    return jdbc.sql(
            "SELECT rule FROM policy_revision WHERE policy_id = :policy AND revision = :revision")
        .param("policy", policy)
        .param("revision", revision)
        .query((row, _) -> rule(row.getString("rule")))
        .single();
  }

  private StoredPolicy policy(ResultSet row, int number) throws SQLException {
    Timestamp at = row.getTimestamp("activated_at");
    return new StoredPolicy(
        row.getLong("id"),
        row.getString("key"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        row.getString("template"),
        PolicyStage.of(row.getString("stage")),
        PolicyMode.of(row.getString("mode")),
        row.getLong("revision"),
        row.getObject("active_revision", Long.class),
        row.getObject("effective_from", LocalDate.class),
        row.getString("activated_by"),
        at == null ? null : at.toInstant(),
        row.getLong("version"),
        rule(row.getString("rule")));
  }

  private PolicyRule rule(String text) {
    return json.readValue(text, PolicyRule.class);
  }

  private static @Nullable Timestamp time(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  /** One revision. */
  record RevisionRow(long revision, PolicyRule rule, String madeBy, Instant madeAt) {}
}
