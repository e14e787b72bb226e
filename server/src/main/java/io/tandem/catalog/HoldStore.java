package io.tandem.catalog;

import io.tandem.shared.ProjectId;
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

@Component
class HoldStore {

  private final JdbcClient jdbc;

  HoldStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first; those lifted only when asked for, and then the newest 500 of all. */
  List<Hold> list(ProjectId project, boolean lifted) {
    return jdbc.sql(
            """
            SELECT * FROM subject_hold
            WHERE project_id = :project AND (:lifted OR lifted_at IS NULL)
            ORDER BY id DESC LIMIT 500
            """)
        .param("project", project.value())
        .param("lifted", lifted)
        .query(HoldStore::hold)
        .list();
  }

  /** Standing holds of the subject itself, oldest first. */
  List<Hold> of(ProjectId project, SubjectRef subject) {
    return jdbc.sql(
            """
            SELECT * FROM subject_hold
            WHERE project_id = :project AND kind = :kind AND key = :key AND lifted_at IS NULL
            ORDER BY id
            """)
        .param("project", project.value())
        .param("kind", subject.kind())
        .param("key", subject.key())
        .query(HoldStore::hold)
        .list();
  }

  /** Standing holds of a campaign or of a feature it is linked to, oldest first. */
  List<Hold> covering(ProjectId project, String campaign, List<String> features) {
    return jdbc.sql(
            """
            SELECT * FROM subject_hold
            WHERE project_id = :project AND lifted_at IS NULL
              AND (kind = 'campaign' AND key = :campaign
                OR kind = 'feature' AND key = ANY(:features))
            ORDER BY id
            """)
        .param("project", project.value())
        .param("campaign", campaign)
        .param("features", features.toArray(String[]::new))
        .query(HoldStore::hold)
        .list();
  }

  Optional<Hold> madeBy(UUID action) {
    return jdbc.sql("SELECT * FROM subject_hold WHERE action = :action")
        .param("action", action)
        .query(HoldStore::hold)
        .optional();
  }

  long insert(ProjectId project, Hold hold, @Nullable UUID action) {
    return jdbc.sql(
            """
            INSERT INTO subject_hold
              (project_id, kind, key, reason, until, made_by, made_at, action)
            VALUES (:project, :kind, :key, :reason, :until, :by, :at, :action)
            RETURNING id
            """)
        .param("project", project.value())
        .param("kind", hold.subject().kind())
        .param("key", hold.subject().key())
        .param("reason", hold.reason())
        .param("until", time(hold.until()))
        .param("by", hold.by())
        .param("at", time(hold.madeAt()))
        .param("action", action)
        .query(Long.class)
        .single();
  }

  /** The standing hold; its row stays locked until the transaction ends. */
  Optional<Hold> lock(ProjectId project, long id) {
    return jdbc.sql(
            """
            SELECT * FROM subject_hold
            WHERE project_id = :project AND id = :id AND lifted_at IS NULL FOR UPDATE
            """)
        .param("project", project.value())
        .param("id", id)
        .query(HoldStore::hold)
        .optional();
  }

  void lift(long id, String by, Instant at) {
    jdbc.sql("UPDATE subject_hold SET lifted_by = :by, lifted_at = :at WHERE id = :id")
        .param("id", id)
        .param("by", by)
        .param("at", time(at))
        .update();
  }

  /** Remembers that a hold paused a campaign. */
  void remember(ProjectId project, String campaign, long hold, Instant pausedAt) {
    jdbc.sql(
            """
            INSERT INTO held_campaign (campaign_id, hold_id, paused_at)
            SELECT id, :hold, :at FROM campaign WHERE project_id = :project AND key = :key
            ON CONFLICT (campaign_id)
            DO UPDATE SET hold_id = excluded.hold_id, paused_at = excluded.paused_at
            """)
        .param("project", project.value())
        .param("key", campaign)
        .param("hold", hold)
        .param("at", time(pausedAt))
        .update();
  }

  /** True when it was remembered. */
  boolean forget(ProjectId project, String campaign) {
    return jdbc.sql(
                """
                DELETE FROM held_campaign WHERE campaign_id =
                  (SELECT id FROM campaign WHERE project_id = :project AND key = :key)
                """)
            .param("project", project.value())
            .param("key", campaign)
            .update()
        > 0;
  }

  /** Keys of the campaigns a hold paused that are still as it left them. */
  List<String> paused(long hold) {
    return jdbc.sql(
            """
            SELECT c.key FROM held_campaign h JOIN campaign c ON c.id = h.campaign_id
            WHERE h.hold_id = :hold AND c.state = 'paused' AND c.state_at = h.paused_at
            ORDER BY c.key
            """)
        .param("hold", hold)
        .query(String.class)
        .list();
  }

  /** A hold whose time is over. */
  record Due(ProjectId project, long hold) {}

  List<Due> due(Instant now) {
    return jdbc.sql(
            """
            SELECT project_id, id FROM subject_hold
            WHERE lifted_at IS NULL AND until <= :now ORDER BY until, id
            """)
        .param("now", time(now))
        .query((row, _) -> new Due(new ProjectId(row.getInt("project_id")), row.getLong("id")))
        .list();
  }

  private static Hold hold(ResultSet row, int number) throws SQLException {
    return new Hold(
        row.getLong("id"),
        new SubjectRef(row.getString("kind"), row.getString("key")),
        row.getString("reason"),
        instant(row, "until"),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant(),
        row.getString("lifted_by"),
        instant(row, "lifted_at"));
  }

  private static @Nullable Timestamp time(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
