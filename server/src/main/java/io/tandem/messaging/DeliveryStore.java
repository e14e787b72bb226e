package io.tandem.messaging;

import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The outbox as its callers see it; {@link AttemptStore} is what the senders see. */
@Component
class DeliveryStore {

  private static final String SELECT =
      """
      SELECT d.*, c.key, c.kind, p.locale FROM delivery d
      JOIN channel c ON c.id = d.channel_id JOIN project p ON p.id = d.project_id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DeliveryStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A message to be put in. */
  record Entry(ProjectId project, long channel, String reference, Message message, Instant now) {

    /** Minted from the business identity. */
    UUID id() {
      String identity = "delivery/" + project.value() + "/" + channel + "/" + reference;
      return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Puts it in, or wakes the failed or unknown one of the same identity. */
  UUID enqueue(Entry entry) {
    jdbc.sql(
            """
            INSERT INTO delivery (id, project_id, channel_id, reference, message, state, created_at)
            VALUES (:id, :project, :channel, :reference, :message::jsonb, 'queued', :now)
            ON CONFLICT (channel_id, reference) DO UPDATE
            SET state = 'queued', attempts = 0, due_at = clock_timestamp(), finished_at = NULL
            WHERE delivery.state IN ('failed', 'unknown')
            """)
        .param("id", entry.id())
        .param("project", entry.project().value())
        .param("channel", entry.channel())
        .param("reference", entry.reference())
        .param("message", json.writeValueAsString(entry.message()))
        .param("now", Timestamp.from(entry.now()))
        .update();
    return entry.id();
  }

  Optional<Delivery> find(ProjectId project, UUID id) {
    return jdbc.sql(SELECT + " WHERE d.project_id = :project AND d.id = :id")
        .param("project", project.value())
        .param("id", id)
        .query(this::delivery)
        .optional();
  }

  /** What somebody saw had become of an unknown one; false when it is not unknown. */
  boolean decide(ProjectId project, UUID id, DeliveryState state, Instant now) {
    return jdbc.sql(
                """
                UPDATE delivery SET state = :state, finished_at = :now, fence = fence + 1,
                  last_error = CASE WHEN :state = 'sent' THEN NULL ELSE last_error END
                WHERE project_id = :project AND id = :id AND state = 'unknown'
                """)
            .param("state", state.key())
            .param("now", Timestamp.from(now))
            .param("project", project.value())
            .param("id", id)
            .update()
        == 1;
  }

  List<Delivery> of(ProjectId project, String reference) {
    return jdbc.sql(
            SELECT + " WHERE d.project_id = :project AND d.reference = :reference ORDER BY d.no")
        .param("project", project.value())
        .param("reference", reference)
        .query(this::delivery)
        .list();
  }

  Page<Delivery> list(ProjectId project, long before, int limit) {
    List<Numbered> found =
        jdbc.sql(
                SELECT
                    + " WHERE d.project_id = :project AND d.no < :before"
                    + " ORDER BY d.no DESC LIMIT :limit")
            .param("project", project.value())
            .param("before", before)
            .param("limit", limit + 1)
            .query((row, number) -> new Numbered(row.getLong("no"), delivery(row, number)))
            .list();
    List<Numbered> page = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? Cursors.text(page.getLast().no()) : null;
    return new Page<>(page.stream().map(Numbered::delivery).toList(), next);
  }

  private Delivery delivery(ResultSet row, int number) throws SQLException {
    Sentence title = json.readValue(row.getString("message"), Message.class).title();
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getString("key"),
        ChannelKind.of(row.getString("kind")),
        row.getString("locale").startsWith("zh") ? title.zh() : title.en(),
        row.getString("reference"),
        DeliveryState.of(row.getString("state")),
        row.getInt("attempts"),
        sentence(row.getString("last_error")),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("finished_at")),
        "queued".equals(row.getString("state")) && row.getInt("attempts") > 0
            ? instant(row.getTimestamp("due_at"))
            : null);
  }

  private @Nullable Sentence sentence(@Nullable String text) {
    return text == null ? null : json.readValue(text, Sentence.class);
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private record Numbered(long no, Delivery delivery) {}
}
