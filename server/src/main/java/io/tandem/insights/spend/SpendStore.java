package io.tandem.insights.spend;

import io.tandem.shared.ProjectId;
import io.tandem.shared.Revised;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SpendStore implements Revised {

  private final JdbcClient jdbc;

  SpendStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String revision() {
    // ids are never given again and versions only grow; the sequence tells of lines that came and
    // went
    return """
    SELECT concat_ws('.', count(*), sum(hashtextextended(id || '.' || version, 0)),
      (SELECT last_value FROM spend_id_seq))
    FROM spend WHERE project_id = :project
    """;
  }

  /** Who changes spend, one at a time in a project, so that no two lines come to share a day. */
  void lock(ProjectId project) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('spend'), :project)")
        .param("project", project.value())
        .query((ResultSet _) -> {});
  }

  /** Newest days first; behind an id's place when it is not 0. */
  List<Spend> list(ProjectId project, Days days, long after, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM spend
            WHERE project_id = :project AND last_day >= :from AND first_day <= :to
              AND (:after = 0 OR (last_day, id) < (
                SELECT last_day, id FROM spend WHERE id = :after AND project_id = :project))
            ORDER BY last_day DESC, id DESC LIMIT :limit
            """)
        .param("project", project.value())
        .param("from", days.from())
        .param("to", days.to())
        .param("after", after)
        .param("limit", limit)
        .query(SpendStore::spend)
        .list();
  }

  /** First and last day, inclusive. */
  record Days(LocalDate from, LocalDate to) {}

  /** All lines that touch the days. */
  List<Spend> within(ProjectId project, LocalDate from, LocalDate to) {
    return list(project, new Days(from, to), 0, Integer.MAX_VALUE);
  }

  Optional<Spend> find(ProjectId project, long id) {
    return jdbc.sql("SELECT * FROM spend WHERE project_id = :project AND id = :id")
        .param("project", project.value())
        .param("id", id)
        .query(SpendStore::spend)
        .optional();
  }

  /** The line with this identity. */
  Optional<Spend> same(ProjectId project, SpendLine line) {
    return jdbc.sql(
            """
            SELECT * FROM spend
            WHERE project_id = :project AND channel = :channel AND item = :item
              AND first_day = :from AND last_day = :to
            """)
        .param("project", project.value())
        .param("channel", line.channel())
        .param("item", line.item())
        .param("from", line.from())
        .param("to", line.to())
        .query(SpendStore::spend)
        .optional();
  }

  /** A line of the same channel and item that shares a day with this one, but for one of an id. */
  Optional<Spend> overlapping(ProjectId project, SpendLine line, long except) {
    return jdbc.sql(
            """
            SELECT * FROM spend
            WHERE project_id = :project AND channel = :channel AND item = :item
              AND first_day <= :to AND last_day >= :from AND id <> :except
            ORDER BY first_day LIMIT 1
            """)
        .param("project", project.value())
        .param("channel", line.channel())
        .param("item", line.item())
        .param("from", line.from())
        .param("to", line.to())
        .param("except", except)
        .query(SpendStore::spend)
        .optional();
  }

  long insert(ProjectId project, SpendLine line, String by, Instant at) {
    return jdbc.sql(
            """
            INSERT INTO spend (project_id, channel, item, first_day, last_day, amount_minor,
              currency, changed_by, changed_at, version)
            VALUES (:project, :channel, :item, :from, :to, :amount, :currency, :by, :at, 1)
            RETURNING id
            """)
        .param("project", project.value())
        .param("channel", line.channel())
        .param("item", line.item())
        .param("from", line.from())
        .param("to", line.to())
        .param("amount", line.amountMinor())
        .param("currency", line.currency())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .single();
  }

  /** Puts a line in the place of another. */
  void update(long id, SpendLine line, String by, Instant at) {
    jdbc.sql(
            """
            UPDATE spend SET channel = :channel, item = :item, first_day = :from, last_day = :to,
              amount_minor = :amount, currency = :currency, changed_by = :by, changed_at = :at,
              version = version + 1
            WHERE id = :id
            """)
        .param("id", id)
        .param("channel", line.channel())
        .param("item", line.item())
        .param("from", line.from())
        .param("to", line.to())
        .param("amount", line.amountMinor())
        .param("currency", line.currency())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  void delete(long id) {
    jdbc.sql("DELETE FROM spend WHERE id = :id").param("id", id).update();
  }

  private static Spend spend(ResultSet row, int number) throws SQLException {
    return new Spend(
        row.getLong("id"),
        row.getString("channel"),
        row.getString("item"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getLong("amount_minor"),
        row.getString("currency"),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant(),
        row.getLong("version"));
  }
}
