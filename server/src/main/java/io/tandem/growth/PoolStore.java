package io.tandem.growth;

import io.tandem.catalog.Tier;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PoolStore {

  private final JdbcClient jdbc;

  PoolStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A pool's row. */
  record PoolRow(long id, String key, Names names, PoolUnit unit, long capacity, long version) {}

  /** An allocation's row. */
  record AllocationRow(
      long id, String name, Tier tier, long usual, long amount, @Nullable Long work) {}

  List<PoolRow> list(ProjectId project) {
    return jdbc.sql("SELECT * FROM resource_pool WHERE project_id = :project ORDER BY key")
        .param("project", project.value())
        .query(PoolStore::pool)
        .list();
  }

  Optional<PoolRow> find(ProjectId project, String key) {
    return jdbc.sql("SELECT * FROM resource_pool WHERE project_id = :project AND key = :key")
        .param("project", project.value())
        .param("key", key)
        .query(PoolStore::pool)
        .optional();
  }

  /** The row stays locked until the transaction ends: one change of a pool after the other. */
  Optional<PoolRow> lock(ProjectId project, String key) {
    return jdbc.sql(
            """
            SELECT * FROM resource_pool WHERE project_id = :project AND key = :key FOR UPDATE
            """)
        .param("project", project.value())
        .param("key", key)
        .query(PoolStore::pool)
        .optional();
  }

  /** False when the key is taken. */
  boolean insert(ProjectId project, String key, PoolDraft draft) {
    return jdbc.sql(
                """
                INSERT INTO resource_pool
                  (project_id, key, name_zh, name_en, unit, capacity, version)
                VALUES (:project, :key, :zh, :en, :unit, :capacity, 1)
                ON CONFLICT (project_id, key) DO NOTHING
                """)
            .param("project", project.value())
            .param("key", key)
            .param("zh", draft.names().zh())
            .param("en", draft.names().en())
            .param("unit", draft.unit().key())
            .param("capacity", draft.capacity())
            .update()
        == 1;
  }

  void update(long pool, Names names, long capacity) {
    jdbc.sql(
            """
            UPDATE resource_pool SET name_zh = :zh, name_en = :en, capacity = :capacity
            WHERE id = :pool
            """)
        .param("pool", pool)
        .param("zh", names.zh())
        .param("en", names.en())
        .param("capacity", capacity)
        .update();
  }

  /** Counts a change; the sum guards against overselling, see the migration. */
  void touch(long pool) {
    jdbc.sql(
            """
            UPDATE resource_pool SET version = version + 1, allocated =
              (SELECT coalesce(sum(amount), 0) FROM pool_allocation WHERE pool_id = :pool)
            WHERE id = :pool
            """)
        .param("pool", pool)
        .update();
  }

  /** With the history of its shifts; only for a pool without allocations. */
  void delete(long pool) {
    jdbc.sql("DELETE FROM resource_pool WHERE id = :pool").param("pool", pool).update();
  }

  /** In tier order, then by name. */
  List<AllocationRow> allocations(long pool) {
    return jdbc.sql(
            """
            SELECT * FROM pool_allocation WHERE pool_id = :pool
            ORDER BY array_position(ARRAY['core', 'standard', 'exploratory'], tier), name
            """)
        .param("pool", pool)
        .query((row, _) ->
            new AllocationRow(
                row.getLong("id"),
                row.getString("name"),
                Tier.of(row.getString("tier")),
                row.getLong("usual"),
                row.getLong("amount"),
                row.getObject("work_no", Long.class)))
        .list();
  }

  /** False when the name is taken. */
  boolean insert(long pool, AllocationDraft draft) {
    return jdbc.sql(
                """
                INSERT INTO pool_allocation (pool_id, name, tier, usual, amount, work_no)
                VALUES (:pool, :name, :tier, :amount, :amount, :work)
                ON CONFLICT (pool_id, name) DO NOTHING
                """)
            .param("pool", pool)
            .param("name", draft.name())
            .param("tier", draft.tier().key())
            .param("amount", draft.amount())
            .param("work", draft.work())
            .update()
        == 1;
  }

  void describe(long allocation, AllocationDraft draft) {
    jdbc.sql(
            """
            UPDATE pool_allocation SET name = :name, tier = :tier, work_no = :work WHERE id = :id
            """)
        .param("id", allocation)
        .param("name", draft.name())
        .param("tier", draft.tier().key())
        .param("work", draft.work())
        .update();
  }

  void amounts(long allocation, long usual, long amount) {
    jdbc.sql("UPDATE pool_allocation SET usual = :usual, amount = :amount WHERE id = :id")
        .param("id", allocation)
        .param("usual", usual)
        .param("amount", amount)
        .update();
  }

  void deleteAllocation(long allocation) {
    jdbc.sql("DELETE FROM pool_allocation WHERE id = :id").param("id", allocation).update();
  }

  private static PoolRow pool(ResultSet row, int number) throws SQLException {
    return new PoolRow(
        row.getLong("id"),
        row.getString("key"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        PoolUnit.of(row.getString("unit")),
        row.getLong("capacity"),
        row.getLong("version"));
  }
}
