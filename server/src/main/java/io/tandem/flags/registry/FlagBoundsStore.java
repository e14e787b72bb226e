package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagHoldout;
import io.tandem.flags.definition.FlagLayer;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Layers and holdouts. */
@Component
class FlagBoundsStore {

  private final JdbcClient jdbc;

  FlagBoundsStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What lies around the flags of a project. */
  FlagBounds of(ProjectId project) {
    Map<String, FlagLayer> layers =
        layers(project).stream()
            .map(StoredLayer::layer)
            .collect(Collectors.toMap(FlagLayer::key, layer -> layer));
    return new FlagBounds(layers, holdouts(project).stream().map(StoredHoldout::holdout).toList());
  }

  /** By key. */
  List<StoredLayer> layers(ProjectId project) {
    return jdbc.sql("SELECT * FROM flag_layer WHERE project_id = :project ORDER BY key")
        .param("project", project.value())
        .query((row, _) -> layer(row))
        .list();
  }

  Optional<StoredLayer> layer(ProjectId project, String key) {
    return jdbc.sql("SELECT * FROM flag_layer WHERE project_id = :project AND key = :key")
        .param("project", project.value())
        .param("key", key)
        .query((row, _) -> layer(row))
        .optional();
  }

  /** False when the key is taken. */
  boolean insert(ProjectId project, StoredLayer made) {
    FlagDealing dealing = made.layer().dealing();
    return jdbc.sql(
                """
                INSERT INTO flag_layer (project_id, key, name_zh, name_en, salt, dealt_by,
                  dealt_name, created_by, created_at)
                VALUES (:project, :key, :zh, :en, :salt, :by, :name, :actor, :at)
                ON CONFLICT DO NOTHING
                """)
            .param("project", project.value())
            .param("key", made.layer().key())
            .param("zh", made.names().zh())
            .param("en", made.names().en())
            .param("salt", dealing.salt())
            .param("by", dealing.by().key())
            .param("name", dealing.name())
            .param("actor", made.createdBy())
            .param("at", Timestamp.from(made.createdAt()))
            .update()
        > 0;
  }

  void rename(ProjectId project, String layer, Names names) {
    jdbc.sql(
            """
            UPDATE flag_layer SET name_zh = :zh, name_en = :en, version = version + 1
            WHERE project_id = :project AND key = :key
            """)
        .param("project", project.value())
        .param("key", layer)
        .param("zh", names.zh())
        .param("en", names.en())
        .update();
  }

  void deleteLayer(ProjectId project, String key) {
    jdbc.sql("DELETE FROM flag_layer WHERE project_id = :project AND key = :key")
        .param("project", project.value())
        .param("key", key)
        .update();
  }

  /** The newest first. */
  List<StoredHoldout> holdouts(ProjectId project) {
    return jdbc.sql(
            """
            SELECT * FROM flag_holdout WHERE project_id = :project ORDER BY starts_at DESC, key
            """)
        .param("project", project.value())
        .query((row, _) -> holdout(row))
        .list();
  }

  Optional<StoredHoldout> holdout(ProjectId project, String key) {
    return jdbc.sql("SELECT * FROM flag_holdout WHERE project_id = :project AND key = :key")
        .param("project", project.value())
        .param("key", key)
        .query((row, _) -> holdout(row))
        .optional();
  }

  /** False when the key is taken. */
  boolean insert(ProjectId project, StoredHoldout made) {
    FlagHoldout holdout = made.holdout();
    return jdbc.sql(
                """
                INSERT INTO flag_holdout (project_id, key, name_zh, name_en, salt, dealt_by,
                  dealt_name, share, flags, campaign, starts_at, ends_at, created_by, created_at)
                VALUES (:project, :key, :zh, :en, :salt, :by, :name, :share, :flags, :campaign,
                  :from, :until, :actor, :at)
                ON CONFLICT DO NOTHING
                """)
            .param("project", project.value())
            .param("key", holdout.key())
            .param("zh", made.names().zh())
            .param("en", made.names().en())
            .param("salt", holdout.dealing().salt())
            .param("by", holdout.dealing().by().key())
            .param("name", holdout.dealing().name())
            .param("share", holdout.share())
            .param("flags", holdout.flags().toArray(String[]::new))
            .param("campaign", made.campaign())
            .param("from", Timestamp.from(holdout.from()))
            .param("until", holdout.until() == null ? null : Timestamp.from(holdout.until()))
            .param("actor", made.createdBy())
            .param("at", Timestamp.from(made.createdAt()))
            .update()
        > 0;
  }

  /** Its names, flags and end. */
  void update(ProjectId project, StoredHoldout said) {
    FlagHoldout holdout = said.holdout();
    jdbc.sql(
            """
            UPDATE flag_holdout SET name_zh = :zh, name_en = :en, flags = :flags,
              ends_at = :until, version = version + 1
            WHERE project_id = :project AND key = :key
            """)
        .param("project", project.value())
        .param("key", holdout.key())
        .param("zh", said.names().zh())
        .param("en", said.names().en())
        .param("flags", holdout.flags().toArray(String[]::new))
        .param("until", holdout.until() == null ? null : Timestamp.from(holdout.until()))
        .update();
  }

  void deleteHoldout(ProjectId project, String key) {
    jdbc.sql("DELETE FROM flag_holdout WHERE project_id = :project AND key = :key")
        .param("project", project.value())
        .param("key", key)
        .update();
  }

  private static StoredLayer layer(ResultSet row) throws SQLException {
    return new StoredLayer(
        new FlagLayer(row.getString("key"), dealing(row)),
        names(row),
        row.getString("created_by"),
        row.getTimestamp("created_at").toInstant(),
        row.getLong("version"));
  }

  private static StoredHoldout holdout(ResultSet row) throws SQLException {
    Timestamp until = row.getTimestamp("ends_at");
    FlagHoldout holdout =
        new FlagHoldout(
            row.getString("key"),
            dealing(row),
            row.getDouble("share"),
            Set.of((String[]) row.getArray("flags").getArray()),
            row.getTimestamp("starts_at").toInstant(),
            until == null ? null : until.toInstant());
    return new StoredHoldout(
        holdout,
        names(row),
        row.getString("campaign"),
        row.getString("created_by"),
        row.getTimestamp("created_at").toInstant(),
        row.getLong("version"));
  }

  private static FlagDealing dealing(ResultSet row) throws SQLException {
    return new FlagDealing(
        FlagHash.MURMUR3,
        row.getString("salt"),
        FlagDealing.By.of(row.getString("dealt_by")),
        row.getString("dealt_name"));
  }

  private static Names names(ResultSet row) throws SQLException {
    return new Names(row.getString("name_zh"), row.getString("name_en"));
  }
}
