package io.tandem.catalog;

import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

@Component
class CampaignStore {

  private final JdbcClient jdbc;
  private final SelectorJson json;

  CampaignStore(JdbcClient jdbc, SelectorJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** By key behind {@code after}; those archived only when asked for. */
  List<Campaign> list(ProjectId project, String after, int limit, boolean archived) {
    return jdbc.sql(
            """
            SELECT * FROM campaign
            WHERE project_id = :project AND (:archived OR NOT archived) AND key COLLATE "C" > :after
            ORDER BY key COLLATE "C" LIMIT :limit
            """)
        .param("project", project.value())
        .param("after", after)
        .param("limit", limit)
        .param("archived", archived)
        .query(this::campaign)
        .list();
  }

  Optional<Campaign> find(ProjectId project, String key) {
    return jdbc.sql("SELECT * FROM campaign WHERE project_id = :project AND key = :key")
        .param("project", project.value())
        .param("key", key)
        .query(this::campaign)
        .optional();
  }

  /** The row stays locked until the transaction ends. */
  Optional<Campaign> lock(ProjectId project, String key) {
    return jdbc.sql("SELECT * FROM campaign WHERE project_id = :project AND key = :key FOR UPDATE")
        .param("project", project.value())
        .param("key", key)
        .query(this::campaign)
        .optional();
  }

  /** A campaign whose period may turn its state. */
  record Turning(
      ProjectId project, String key, CampaignState state, LocalDate from, LocalDate to) {}

  /**
   * All that wait for their first day or run towards their last, of every project; what waits and
   * is held waits on.
   */
  List<Turning> turning() {
    return jdbc.sql(
            """
            SELECT project_id, key, state, first_day, last_day FROM campaign c
            WHERE state IN ('running', 'paused') OR state = 'scheduled' AND NOT EXISTS (
              SELECT 1 FROM subject_hold h
              WHERE h.project_id = c.project_id AND h.lifted_at IS NULL
                AND (h.kind = 'campaign' AND h.key = c.key
                  OR h.kind = 'feature' AND h.key = ANY(c.features)))
            ORDER BY id
            """)
        .query((row, _) ->
            new Turning(
                new ProjectId(row.getInt("project_id")),
                row.getString("key"),
                CampaignState.of(row.getString("state")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class)))
        .list();
  }

  /** Key of a scheduled, running or paused campaign that uses the feature. */
  Optional<String> using(ProjectId project, String feature) {
    return jdbc.sql(
            """
            SELECT key FROM campaign
            WHERE project_id = :project AND :feature = ANY(features)
              AND state IN ('scheduled', 'running', 'paused')
            ORDER BY key LIMIT 1
            """)
        .param("project", project.value())
        .param("feature", feature)
        .query(String.class)
        .optional();
  }

  /** False when the key is taken. */
  boolean insert(ProjectId project, Campaign campaign) {
    return values(
                jdbc.sql(
                    """
                    INSERT INTO campaign (project_id, key, name_zh, name_en, kind, features,
                      first_day, last_day, participation, reach, completion, window_days,
                      segment, state, state_by, state_at, state_reason, archived, version)
                    VALUES (:project, :key, :zh, :en, :kind, :features, :from, :to,
                      :participation::jsonb, :reach::jsonb, :completion::jsonb, :window,
                      :segment, :state, :by, :at, :reason, :archived, :version)
                    ON CONFLICT (project_id, key) DO NOTHING
                    """),
                project,
                campaign)
            .update()
        == 1;
  }

  /** Replaces everything but the key. */
  void update(ProjectId project, Campaign campaign) {
    values(
            jdbc.sql(
                """
                UPDATE campaign SET name_zh = :zh, name_en = :en, kind = :kind,
                  features = :features, first_day = :from, last_day = :to,
                  participation = :participation::jsonb, reach = :reach::jsonb,
                  completion = :completion::jsonb, window_days = :window, segment = :segment,
                  state = :state, state_by = :by, state_at = :at, state_reason = :reason,
                  archived = :archived, version = :version
                WHERE project_id = :project AND key = :key
                """),
            project,
            campaign)
        .update();
  }

  private StatementSpec values(StatementSpec statement, ProjectId project, Campaign campaign) {
    return statement
        .param("project", project.value())
        .param("key", campaign.key())
        .param("zh", campaign.names().zh())
        .param("en", campaign.names().en())
        .param("kind", campaign.kind())
        .param("features", campaign.features().toArray(String[]::new))
        .param("from", campaign.from())
        .param("to", campaign.to())
        .param("participation", json.write(campaign.participation()))
        .param("reach", json.write(campaign.reach()))
        .param("completion", json.write(campaign.completion()))
        .param("window", campaign.windowDays())
        .param("segment", campaign.segment())
        .param("state", campaign.state().key())
        .param("by", campaign.stateChangedBy())
        .param("at", Timestamp.from(campaign.stateChangedAt()))
        .param("reason", campaign.stateReason())
        .param("archived", campaign.archived())
        .param("version", campaign.version());
  }

  /** Appends to the history of a campaign. */
  void remember(ProjectId project, String key, StateChange change) {
    CampaignState from = change.from();
    jdbc.sql(
            """
            INSERT INTO campaign_state_change (campaign_id, time, actor, from_state, to_state, reason)
            SELECT id, :time, :actor, :from, :to, :reason FROM campaign
            WHERE project_id = :project AND key = :key
            """)
        .param("project", project.value())
        .param("key", key)
        .param("time", Timestamp.from(change.time()))
        .param("actor", change.actor())
        .param("from", from == null ? null : from.key())
        .param("to", change.to().key())
        .param("reason", change.reason())
        .update();
  }

  /** Oldest first. */
  List<StateChange> history(ProjectId project, String key) {
    return jdbc.sql(
            """
            SELECT c.* FROM campaign_state_change c JOIN campaign p ON p.id = c.campaign_id
            WHERE p.project_id = :project AND p.key = :key ORDER BY c.id
            """)
        .param("project", project.value())
        .param("key", key)
        .query((row, _) -> change(row))
        .list();
  }

  /** Newest first; drafts are nobody's news. */
  List<CampaignStep> changes(ProjectId project, Instant before, int limit) {
    return jdbc.sql(
            """
            SELECT c.*, p.key, p.name_zh, p.name_en
            FROM campaign_state_change c JOIN campaign p ON p.id = c.campaign_id
            WHERE p.project_id = :project AND c.time < :before AND c.from_state IS NOT NULL
            ORDER BY c.time DESC, c.id DESC LIMIT :limit
            """)
        .param("project", project.value())
        .param("before", Timestamp.from(before))
        .param("limit", limit)
        .query((row, _) ->
            new CampaignStep(
                row.getString("key"),
                new Names(row.getString("name_zh"), row.getString("name_en")),
                change(row)))
        .list();
  }

  private static StateChange change(ResultSet row) throws SQLException {
    String from = row.getString("from_state");
    return new StateChange(
        row.getTimestamp("time").toInstant(),
        row.getString("actor"),
        from == null ? null : CampaignState.of(from),
        CampaignState.of(row.getString("to_state")),
        row.getString("reason"));
  }

  private Campaign campaign(ResultSet row, int number) throws SQLException {
    return new Campaign(
        row.getString("key"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        row.getString("kind"),
        List.of((String[]) row.getArray("features").getArray()),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        json.selector(row.getString("participation")),
        json.optional(row.getString("reach")),
        json.optional(row.getString("completion")),
        row.getObject("window_days", Integer.class),
        row.getString("segment"),
        CampaignState.of(row.getString("state")),
        row.getBoolean("archived"),
        row.getLong("version"),
        row.getString("state_by"),
        row.getTimestamp("state_at").toInstant(),
        row.getString("state_reason"));
  }
}
