package io.tandem.catalog;

import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

@Component
class FeatureStore {

  private final JdbcClient jdbc;
  private final SelectorJson json;

  FeatureStore(JdbcClient jdbc, SelectorJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** By key behind {@code after}; those archived only when asked for. */
  List<Feature> list(ProjectId project, String after, int limit, boolean archived) {
    return jdbc.sql(
            """
            SELECT * FROM feature
            WHERE project_id = :project AND (:archived OR NOT archived) AND key COLLATE "C" > :after
            ORDER BY key COLLATE "C" LIMIT :limit
            """)
        .param("project", project.value())
        .param("after", after)
        .param("limit", limit)
        .param("archived", archived)
        .query(this::feature)
        .list();
  }

  Optional<Feature> find(ProjectId project, String key) {
    return jdbc.sql("SELECT * FROM feature WHERE project_id = :project AND key = :key")
        .param("project", project.value())
        .param("key", key)
        .query(this::feature)
        .optional();
  }

  /** The row stays locked until the transaction ends. */
  Optional<Feature> lock(ProjectId project, String key) {
    return jdbc.sql("SELECT * FROM feature WHERE project_id = :project AND key = :key FOR UPDATE")
        .param("project", project.value())
        .param("key", key)
        .query(this::feature)
        .optional();
  }

  /** Those of the keys that exist and are not archived; they stay so until the transaction ends. */
  List<String> existing(ProjectId project, Collection<String> keys) {
    return jdbc.sql(
            """
            SELECT key FROM feature
            WHERE project_id = :project AND key = ANY(:keys) AND NOT archived FOR SHARE
            """)
        .param("project", project.value())
        .param("keys", keys.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  /** False when the key is taken. */
  boolean insert(ProjectId project, Feature feature) {
    return values(
                jdbc.sql(
                    """
                    INSERT INTO feature (project_id, key, name_zh, name_en, tier, product_owner,
                      operations_owner, key_events, exposure, rating, complaints, launch_date)
                    VALUES (:project, :key, :zh, :en, :tier, :product, :operations,
                      :events::jsonb, :exposure::jsonb, :rating::jsonb, :complaints::jsonb, :launch)
                    ON CONFLICT (project_id, key) DO NOTHING
                    """),
                project,
                feature)
            .update()
        == 1;
  }

  /** Replaces everything but the key. */
  void update(ProjectId project, Feature feature) {
    values(
            jdbc.sql(
                """
                UPDATE feature SET name_zh = :zh, name_en = :en, tier = :tier,
                  product_owner = :product, operations_owner = :operations,
                  key_events = :events::jsonb, exposure = :exposure::jsonb,
                  rating = :rating::jsonb, complaints = :complaints::jsonb,
                  launch_date = :launch, archived = :archived, version = :version
                WHERE project_id = :project AND key = :key
                """),
            project,
            feature)
        .param("archived", feature.archived())
        .param("version", feature.version())
        .update();
  }

  private StatementSpec values(StatementSpec statement, ProjectId project, Feature feature) {
    return statement
        .param("project", project.value())
        .param("key", feature.key())
        .param("zh", feature.names().zh())
        .param("en", feature.names().en())
        .param("tier", feature.tier().key())
        .param("product", feature.productOwner())
        .param("operations", feature.operationsOwner())
        .param("events", json.write(feature.keyEvents()))
        .param("exposure", json.write(feature.exposure()))
        .param("rating", json.write(feature.rating()))
        .param("complaints", json.write(feature.complaints()))
        .param("launch", feature.launchDate());
  }

  private Feature feature(ResultSet row, int number) throws SQLException {
    return new Feature(
        row.getString("key"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        Tier.of(row.getString("tier")),
        row.getString("product_owner"),
        row.getString("operations_owner"),
        json.list(row.getString("key_events")),
        json.optional(row.getString("exposure")),
        json.rating(row.getString("rating")),
        json.list(row.getString("complaints")),
        row.getObject("launch_date", LocalDate.class),
        row.getBoolean("archived"),
        row.getLong("version"));
  }
}
