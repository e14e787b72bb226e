package io.tandem.policies.evaluation;

import io.tandem.policies.PolicyState;
import io.tandem.policies.Verdict;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts, written in batches, never changed. */
@Component
class EvaluationStore {

  private static final TypeReference<List<PolicyInput>> INPUTS = new TypeReference<>() {};

  private static final String STATES =
      """
      UPDATE policy_state s SET state = u.state, health = u.health, breaches = u.breaches,
        clears = u.clears, memory = u.memory::jsonb,
        since = CASE WHEN s.state = u.state THEN s.since ELSE :now END,
        last_bucket = u.last_bucket, last_data = u.last_data,
        last_zh = CASE WHEN u.newest THEN u.zh ELSE s.last_zh END,
        last_en = CASE WHEN u.newest THEN u.en ELSE s.last_en END,
        next_bucket = u.next_bucket, due_at = u.due, episode = u.episode,
        episodes = u.episodes, last_fired = u.last_fired
      FROM unnest(:policies::bigint[], :states::text[], :healths::text[],
        :breaches::int[], :clears::int[], :memories::text[], :lasts::date[], :data::date[],
        :newest::boolean[], :zh::text[], :en::text[], :nexts::date[], :dues::timestamptz[],
        :episodes::bigint[], :numbers::bigint[], :fired::date[])
        AS u (policy, state, health, breaches, clears, memory, last_bucket, last_data,
          newest, zh, en, next_bucket, due, episode, episodes, last_fired)
      WHERE s.policy_id = u.policy
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  EvaluationStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** States, episodes and evaluations of one step. */
  void write(List<Evaluated> judged, Instant now) {
    states(judged, now);
    evaluations(judged, now);
    opened(judged.stream().filter(evaluated -> evaluated.step().fired()).toList(), now);
    closed(judged.stream().filter(evaluated -> evaluated.step().cleared()).toList(), now);
  }

  private void states(List<Evaluated> judged, Instant now) {
    Columns rows = new Columns(judged);
    schedule(counts(jdbc.sql(STATES).param("now", Timestamp.from(now)), rows), rows).update();
  }

  /** Which policies, and what they amount to. */
  private StatementSpec counts(StatementSpec statement, Columns rows) {
    return statement
        .param("policies", rows.longs(evaluated -> evaluated.before().policy()))
        .param("states", rows.texts(evaluated -> evaluated.after().state().key()))
        .param("healths", rows.texts(evaluated -> evaluated.health().key()))
        .param("breaches", rows.longs(evaluated -> (long) evaluated.step().breaches()))
        .param("clears", rows.longs(EvaluationStore::clears))
        .param("memories", rows.texts(this::memory));
  }

  /** What was judged last, what follows, and the firing span. */
  private StatementSpec schedule(StatementSpec statement, Columns rows) {
    return statement
        .param("lasts", rows.texts(evaluated -> evaluated.lastBucket().toString()))
        .param("data", rows.texts(evaluated -> text(evaluated.lastData())))
        .param("newest", rows.texts(evaluated -> Boolean.toString(evaluated.newest())))
        .param("zh", rows.texts(evaluated -> evaluated.sentence().zh()))
        .param("en", rows.texts(evaluated -> evaluated.sentence().en()))
        .param("nexts", rows.texts(evaluated -> evaluated.nextBucket().toString()))
        .param("dues", rows.texts(evaluated -> evaluated.due().toString()))
        .param("episodes", rows.longs(evaluated -> evaluated.after().episode()))
        .param("numbers", rows.longs(evaluated -> evaluated.after().episodes()))
        .param("fired", rows.texts(evaluated -> text(evaluated.after().lastFired())));
  }

  private void evaluations(List<Evaluated> judged, Instant now) {
    Columns rows = new Columns(judged);
    jdbc.sql(
            """
            INSERT INTO policy_evaluation (policy_id, revision, bucket, verdict, breach,
              state_before, state_after, sentence_zh, sentence_en, inputs, episode, early,
              judged_at)
            SELECT policy, revision, bucket, verdict, breach, before, after, zh, en,
              inputs::jsonb, episode, early, :now
            FROM unnest(:policies::bigint[], :revisions::bigint[], :buckets::date[],
              :verdicts::text[], :breaches::boolean[], :befores::text[], :afters::text[],
              :zh::text[], :en::text[], :inputs::text[], :episodes::bigint[], :earlies::boolean[])
              AS u (policy, revision, bucket, verdict, breach, before, after, zh, en, inputs,
                episode, early)
            """)
        .param("now", Timestamp.from(now))
        .param("policies", rows.longs(evaluated -> evaluated.before().policy()))
        .param("revisions", rows.longs(evaluated -> evaluated.before().rule().revision()))
        .param("buckets", rows.texts(evaluated -> evaluated.seen().bucket().toString()))
        .param("verdicts", rows.texts(evaluated -> evaluated.judgement().verdict().key()))
        .param("breaches", rows.texts(evaluated -> Boolean.toString(evaluated.breach())))
        .param("befores", rows.texts(evaluated -> evaluated.before().state().key()))
        .param("afters", rows.texts(evaluated -> evaluated.after().state().key()))
        .param("zh", rows.texts(evaluated -> evaluated.sentence().zh()))
        .param("en", rows.texts(evaluated -> evaluated.sentence().en()))
        .param("inputs", rows.texts(evaluated -> json.writeValueAsString(evaluated.inputs())))
        .param("episodes", rows.longs(Evaluated::episode))
        .param("earlies", rows.texts(evaluated -> Boolean.toString(evaluated.seen().early())))
        .update();
  }

  private void opened(List<Evaluated> fired, Instant now) {
    for (Evaluated evaluated : fired) {
      jdbc.sql(
              """
              INSERT INTO policy_episode (policy_id, number, revision, opened_bucket, opened_at)
              VALUES (:policy, :number, :revision, :bucket, :now)
              """)
          .param("policy", evaluated.before().policy())
          .param("number", evaluated.episode())
          .param("revision", evaluated.before().rule().revision())
          .param("bucket", evaluated.seen().bucket())
          .param("now", Timestamp.from(now))
          .update();
    }
  }

  private void closed(List<Evaluated> cleared, Instant now) {
    for (Evaluated evaluated : cleared) {
      jdbc.sql(
              """
              UPDATE policy_episode SET closed_bucket = :bucket, closed_at = :now, ended = 'cleared'
              WHERE policy_id = :policy AND number = :number
              """)
          .param("policy", evaluated.before().policy())
          .param("number", evaluated.episode())
          .param("bucket", evaluated.seen().bucket())
          .param("now", Timestamp.from(now))
          .update();
    }
  }

  /** Id of a policy. */
  Optional<Long> policy(ProjectId project, String key) {
    return jdbc.sql("SELECT id FROM policy WHERE project_id = :project AND key = :key")
        .param("project", project.value())
        .param("key", key)
        .query(Long.class)
        .optional();
  }

  /** Newest bucket first, those before the page's end; at most {@code limit}. */
  List<StoredEvaluation> list(long policy, PageEnd before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM policy_evaluation
            WHERE policy_id = :policy AND (bucket, id) < (:bucket, :id)
            ORDER BY bucket DESC, id DESC LIMIT :limit
            """)
        .param("policy", policy)
        .param("bucket", before.bucket())
        .param("id", before.id())
        .param("limit", limit)
        .query(this::evaluation)
        .list();
  }

  /** The last row of the page before. */
  record PageEnd(LocalDate bucket, long id) {}

  private StoredEvaluation evaluation(ResultSet row, int number) throws SQLException {
    return new StoredEvaluation(
        row.getLong("id"),
        row.getObject("bucket", LocalDate.class),
        row.getLong("revision"),
        Verdict.of(row.getString("verdict")),
        row.getBoolean("breach"),
        PolicyState.of(row.getString("state_before")),
        PolicyState.of(row.getString("state_after")),
        new Sentence(row.getString("sentence_zh"), row.getString("sentence_en")),
        json.readValue(row.getString("inputs"), INPUTS),
        row.getObject("episode", Long.class),
        row.getBoolean("early"),
        row.getTimestamp("judged_at").toInstant());
  }

  private String memory(Evaluated evaluated) {
    return json.writeValueAsString(Marks.of(evaluated.after()));
  }

  private static Long clears(Evaluated evaluated) {
    return evaluated.after().episode() == null ? 0L : evaluated.step().clears();
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
