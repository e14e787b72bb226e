package io.tandem.growth;

import io.tandem.access.Role;
import io.tandem.growth.GateDraft.Question;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class GateStore {

  private final JdbcClient jdbc;

  GateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A review's row. */
  record ReviewRow(
      long id,
      @Nullable PolicySubject subject,
      String openedBy,
      Instant openedAt,
      Sentence why,
      @Nullable String policy,
      int days,
      long version) {}

  /** Newest first. */
  List<ReviewRow> list(ProjectId project) {
    return jdbc.sql(
            """
            SELECT * FROM gate_review WHERE project_id = :project
            ORDER BY opened_at DESC, id DESC LIMIT 500
            """)
        .param("project", project.value())
        .query(GateStore::review)
        .list();
  }

  Optional<ReviewRow> find(ProjectId project, long id) {
    return jdbc.sql("SELECT * FROM gate_review WHERE project_id = :project AND id = :id")
        .param("project", project.value())
        .param("id", id)
        .query(GateStore::review)
        .optional();
  }

  Optional<ReviewRow> of(ProjectId project, @Nullable PolicySubject subject) {
    return jdbc.sql(
            """
            SELECT * FROM gate_review
            WHERE project_id = :project AND subject_kind = :kind AND subject_key = :key
            """)
        .param("project", project.value())
        .param("kind", subject == null ? "" : subject.kind())
        .param("key", subject == null ? "" : subject.key())
        .query(GateStore::review)
        .optional();
  }

  /** The review of a subject, made where there is none; its row stays locked. */
  long open(ProjectId project, ReviewRow review) {
    PolicySubject subject = review.subject();
    return jdbc.sql(
            """
            INSERT INTO gate_review (project_id, subject_kind, subject_key, valid_days, opened_by,
              opened_at, why_zh, why_en, origin_policy, version)
            VALUES (:project, :kind, :key, :days, :by, :at, :zh, :en, :policy, 1)
            ON CONFLICT (project_id, subject_kind, subject_key) DO UPDATE SET
              valid_days = excluded.valid_days, opened_by = excluded.opened_by,
              opened_at = excluded.opened_at, why_zh = excluded.why_zh, why_en = excluded.why_en,
              origin_policy = excluded.origin_policy, version = gate_review.version + 1
            RETURNING id
            """)
        .param("project", project.value())
        .param("kind", subject == null ? "" : subject.kind())
        .param("key", subject == null ? "" : subject.key())
        .param("days", review.days())
        .param("by", review.openedBy())
        .param("at", Timestamp.from(review.openedAt()))
        .param("zh", review.why().zh())
        .param("en", review.why().en())
        .param("policy", review.policy())
        .query(Long.class)
        .single();
  }

  void ask(long review, Question question) {
    jdbc.sql(
            """
            INSERT INTO gate_question (review_id, gate, role, text_zh, text_en)
            VALUES (:review, :gate, :role, :zh, :en)
            ON CONFLICT (review_id, gate) DO UPDATE SET
              role = excluded.role, text_zh = excluded.text_zh, text_en = excluded.text_en
            """)
        .param("review", review)
        .param("gate", question.gate().key())
        .param("role", question.role().key())
        .param("zh", question.text().zh())
        .param("en", question.text().en())
        .update();
  }

  /** False when the review is in another version by now. */
  boolean touch(long review, long version) {
    return jdbc.sql(
                """
                UPDATE gate_review SET version = version + 1 WHERE id = :review AND version = :version
                """)
            .param("review", review)
            .param("version", version)
            .update()
        == 1;
  }

  void answer(long review, GateStanding answer) {
    jdbc.sql(
            """
            INSERT INTO gate_answer
              (review_id, gate, verdict, evidence, answered_by, answered_at, expires_at)
            VALUES (:review, :gate, :verdict, :evidence, :by, :at, :expires)
            """)
        .param("review", review)
        .param("gate", answer.gate().key())
        .param("verdict", answer.verdict().key())
        .param("evidence", answer.evidence())
        .param("by", answer.answeredBy())
        .param("at", time(answer.answeredAt()))
        .param("expires", time(answer.expiresAt()))
        .update();
  }

  /** The gates of a review in order, with the newest answers given until an instant. */
  List<GateStanding> standings(long review, Instant at) {
    return jdbc.sql(
            """
            SELECT q.gate, q.role, q.text_zh, q.text_en, a.verdict, a.evidence, a.answered_by,
              a.answered_at, a.expires_at
            FROM gate_question q
            LEFT JOIN LATERAL (
              SELECT * FROM gate_answer a
              WHERE a.review_id = q.review_id AND a.gate = q.gate AND a.answered_at <= :at
              ORDER BY a.id DESC LIMIT 1) a ON true
            WHERE q.review_id = :review
            ORDER BY array_position(ARRAY['need', 'spread', 'loop'], q.gate)
            """)
        .param("review", review)
        .param("at", Timestamp.from(at))
        .query((row, _) -> standing(row, at))
        .list();
  }

  private static GateStanding standing(ResultSet row, Instant at) throws SQLException {
    String verdict = row.getString("verdict");
    Timestamp answered = row.getTimestamp("answered_at");
    Timestamp expires = row.getTimestamp("expires_at");
    return new GateStanding(
        Gate.of(row.getString("gate")),
        Role.of(row.getString("role")),
        new Sentence(row.getString("text_zh"), row.getString("text_en")),
        verdict == null ? GateVerdict.UNKNOWN : GateVerdict.of(verdict),
        row.getString("evidence"),
        row.getString("answered_by"),
        answered == null ? null : answered.toInstant(),
        expires == null ? null : expires.toInstant(),
        expires != null && !expires.toInstant().isAfter(at));
  }

  private static ReviewRow review(ResultSet row, int number) throws SQLException {
    String kind = row.getString("subject_kind");
    return new ReviewRow(
        row.getLong("id"),
        kind.isEmpty() ? null : new PolicySubject(kind, row.getString("subject_key")),
        row.getString("opened_by"),
        row.getTimestamp("opened_at").toInstant(),
        new Sentence(row.getString("why_zh"), row.getString("why_en")),
        row.getString("origin_policy"),
        row.getInt("valid_days"),
        row.getLong("version"));
  }

  private static @Nullable Timestamp time(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
