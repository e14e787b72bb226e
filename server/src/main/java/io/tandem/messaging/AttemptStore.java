package io.tandem.messaging;

import io.tandem.messaging.SecretKeys.Sealed;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outbox as its senders see it. A claim is a lease in the database's real time with a fencing
 * token: whoever lost it can no longer record anything.
 */
@Component
class AttemptStore {

  private static final String CLAIM =
      """
      WITH ready AS (
        SELECT c.id FROM channel c
        WHERE c.enabled AND c.sealed_with = ANY(:keys) AND c.ready_at <= clock_timestamp()
          AND EXISTS (
            SELECT 1 FROM delivery d WHERE d.channel_id = c.id AND d.state = 'queued'
              AND d.due_at <= clock_timestamp())
        ORDER BY c.ready_at, c.id LIMIT 1 FOR UPDATE SKIP LOCKED
      ), due AS (
        SELECT d.id FROM delivery d JOIN ready ON d.channel_id = ready.id
        WHERE d.state = 'queued' AND d.due_at <= clock_timestamp()
        ORDER BY d.no LIMIT 1 FOR UPDATE OF d SKIP LOCKED
      ), busy AS (
        UPDATE channel c SET ready_at = clock_timestamp()
          + (CASE c.kind WHEN 'dingtalk' THEN :dingtalk WHEN 'feishu' THEN :feishu
              WHEN 'wecom' THEN :wecom WHEN 'slack' THEN :slack ELSE 0 END)
            * interval '1 millisecond'
        FROM ready WHERE c.id = ready.id
      )
      UPDATE delivery d
      SET state = 'sending', attempts = d.attempts + 1, fence = d.fence + 1,
        lease_until = clock_timestamp() + :lease * interval '1 millisecond'
      FROM due, channel c
      WHERE d.id = due.id AND c.id = d.channel_id
      RETURNING d.*, c.key, c.kind, c.sealed, c.sealed_with
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AttemptStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A claimed delivery.
   *
   * @param attempt this is the n-th, from 1
   * @param place what the channel's secrets are bound to
   */
  record Claim(
      UUID id,
      long fence,
      int attempt,
      ProjectId project,
      long channel,
      ChannelKind kind,
      Sealed sealed,
      String place,
      Message message,
      @Nullable String reference,
      Instant createdAt) {}

  /**
   * Claims one due delivery of some channel that is ready, and keeps the channel busy for its
   * spacing.
   *
   * @param keys of sealed channels that this server can open
   */
  Optional<Claim> claim(List<String> keys, Duration lease) {
    return jdbc.sql(CLAIM)
        .param("keys", keys.toArray(String[]::new))
        .param("lease", lease.toMillis())
        .param("dingtalk", ChannelKind.DINGTALK.spacing().toMillis())
        .param("feishu", ChannelKind.FEISHU.spacing().toMillis())
        .param("wecom", ChannelKind.WECOM.spacing().toMillis())
        .param("slack", ChannelKind.SLACK.spacing().toMillis())
        .query(this::claim)
        .optional();
  }

  /**
   * Records a final state if the claim still stands; a claim whose end was given up as unknown may
   * still say what really happened.
   */
  boolean finish(Claim claim, DeliveryState state, @Nullable Sentence error, Instant now) {
    return jdbc.sql(
                """
                UPDATE delivery SET state = :state, last_error = :error::jsonb, finished_at = :now,
                  lease_until = NULL
                WHERE id = :id AND fence = :fence AND state IN ('sending', 'unknown')
                """)
            .param("id", claim.id())
            .param("fence", claim.fence())
            .param("state", state.key())
            .param("error", error == null ? null : json.writeValueAsString(error))
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Gives it back to be tried again after a while, if the claim still stands. */
  boolean postpone(Claim claim, Sentence error, Duration wait) {
    return jdbc.sql(
                """
                UPDATE delivery SET state = 'queued', last_error = :error::jsonb,
                  due_at = clock_timestamp() + :wait * interval '1 millisecond', lease_until = NULL
                WHERE id = :id AND fence = :fence AND state = 'sending'
                """)
            .param("id", claim.id())
            .param("fence", claim.fence())
            .param("error", json.writeValueAsString(error))
            .param("wait", wait.toMillis())
            .update()
        == 1;
  }

  /** Gives it back untried, if the claim still stands. */
  void giveBack(Claim claim) {
    jdbc.sql(
            """
            UPDATE delivery SET state = 'queued', attempts = attempts - 1, lease_until = NULL
            WHERE id = :id AND fence = :fence AND state = 'sending'
            """)
        .param("id", claim.id())
        .param("fence", claim.fence())
        .update();
  }

  /** A claim whose holder did not come back in time, still locked; null when there is none. */
  Optional<Claim> abandoned() {
    return jdbc.sql(
            """
            SELECT d.*, c.key, c.kind, c.sealed, c.sealed_with
            FROM delivery d JOIN channel c ON c.id = d.channel_id
            WHERE d.state = 'sending' AND d.lease_until < clock_timestamp()
            ORDER BY d.lease_until LIMIT 1 FOR UPDATE OF d SKIP LOCKED
            """)
        .query(this::claim)
        .optional();
  }

  /** Queued deliveries of a deleted channel will never leave. */
  Optional<Claim> orphaned() {
    return jdbc.sql(
            """
            UPDATE delivery d SET state = 'sending', fence = d.fence + 1,
              lease_until = clock_timestamp() + interval '1 minute'
            FROM channel c
            WHERE c.id = d.channel_id AND d.id = (
              SELECT q.id FROM delivery q JOIN channel g ON g.id = q.channel_id
              WHERE q.state = 'queued' AND NOT g.enabled
              ORDER BY q.no LIMIT 1 FOR UPDATE OF q SKIP LOCKED)
            RETURNING d.*, c.key, c.kind, c.sealed, c.sealed_with
            """)
        .query(this::claim)
        .optional();
  }

  /** Keeps deliveries of one reference from changing side by side, until the transaction ends. */
  void lockReference(ProjectId project, String reference) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:identity, 801))")
        .param("identity", project.value() + "/" + reference)
        .query((_, _) -> true)
        .single();
  }

  private Claim claim(ResultSet row, int number) throws SQLException {
    ProjectId project = new ProjectId(row.getInt("project_id"));
    return new Claim(
        row.getObject("id", UUID.class),
        row.getLong("fence"),
        row.getInt("attempts"),
        project,
        row.getLong("channel_id"),
        ChannelKind.of(row.getString("kind")),
        new Sealed(row.getString("sealed_with"), row.getBytes("sealed")),
        SealedTargets.place(project, row.getString("key")),
        json.readValue(row.getString("message"), Message.class),
        row.getString("reference"),
        row.getTimestamp("created_at").toInstant());
  }
}
