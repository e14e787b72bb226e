package io.tandem.policies.registry;

import io.tandem.policies.PolicyJudgement;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyMoment;
import io.tandem.policies.PolicyMoment.Kind;
import io.tandem.policies.PolicyMoments;
import io.tandem.policies.PolicyState;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.Verdict;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Episodes and evaluations of several policies together. */
@Component
class MomentStore implements PolicyMoments {

  private final JdbcClient jdbc;

  MomentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<PolicyMoment> recent(ProjectId project, Instant before, int limit) {
    return jdbc.sql(
            """
            SELECT p.key, p.name_zh, p.name_en, p.mode, r.rule -> 'subject' ->> 'kind' AS kind,
              r.rule -> 'subject' ->> 'key' AS subject, m.what, m.number, m.bucket, m.at,
              v.sentence_zh, v.sentence_en
            FROM policy p
            JOIN LATERAL (
              SELECT number, revision, 'fired' AS what, opened_bucket AS bucket, opened_at AS at
              FROM policy_episode WHERE policy_id = p.id
              UNION ALL
              SELECT number, revision, CASE ended WHEN 'cleared' THEN 'cleared' ELSE 'ended' END,
                closed_bucket, closed_at
              FROM policy_episode WHERE policy_id = p.id AND ended IS NOT NULL) m ON true
            JOIN policy_revision r ON r.policy_id = p.id AND r.revision = m.revision
            LEFT JOIN policy_evaluation v
              ON v.policy_id = p.id AND v.revision = m.revision AND v.bucket = m.bucket
            WHERE p.project_id = :project AND m.at < :before
            ORDER BY m.at DESC, m.bucket DESC NULLS LAST, p.key LIMIT :limit
            """)
        .param("project", project.value())
        .param("before", Timestamp.from(before))
        .param("limit", limit)
        .query((row, _) -> moment(row))
        .list();
  }

  private static PolicyMoment moment(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    String zh = row.getString("sentence_zh");
    return new PolicyMoment(
        row.getString("key"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        kind == null ? null : new PolicySubject(kind, row.getString("subject")),
        what(row.getString("what")),
        row.getLong("number"),
        row.getObject("bucket", LocalDate.class),
        sentence(zh, row.getString("sentence_en")),
        PolicyMode.of(row.getString("mode")) == PolicyMode.SHADOW,
        row.getTimestamp("at").toInstant());
  }

  private static Kind what(String name) {
    return switch (name) {
      case "fired" -> Kind.FIRED;
      case "cleared" -> Kind.CLEARED;
      default -> Kind.ENDED;
    };
  }

  private static @Nullable Sentence sentence(@Nullable String zh, @Nullable String en) {
    return zh == null || en == null ? null : new Sentence(zh, en);
  }

  @Override
  public List<PolicyJudgement> judged(
      ProjectId project, Collection<String> policies, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            SELECT DISTINCT ON (p.key, v.bucket) p.key, v.bucket, v.verdict, v.breach, v.state_after
            FROM policy p JOIN policy_evaluation v ON v.policy_id = p.id
            WHERE p.project_id = :project AND p.key = ANY(:policies)
              AND v.bucket BETWEEN :from AND :to
            ORDER BY p.key, v.bucket, v.id DESC
            """)
        .param("project", project.value())
        .param("policies", policies.toArray(String[]::new))
        .param("from", from)
        .param("to", to)
        .query((row, _) ->
            new PolicyJudgement(
                row.getString("key"),
                row.getObject("bucket", LocalDate.class),
                Verdict.of(row.getString("verdict")),
                row.getBoolean("breach"),
                PolicyState.of(row.getString("state_after"))))
        .list();
  }
}
