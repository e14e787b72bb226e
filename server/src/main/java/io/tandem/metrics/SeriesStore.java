package io.tandem.metrics;

import io.tandem.shared.Interval;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which series are kept, for whom, and how far they are. */
@Component
class SeriesStore {

  private static final String SAME =
      """
      s.metric = k.metric AND s.subject = k.subject AND s.segment = k.segment
        AND s.bucket_width = k.width AND s.look_back = k.look_back
      """;

  private static final String KEYS =
      """
      unnest(:metrics::text[], :subjects::text[], :segments::text[], :widths::text[],
        :windows::int[]) AS k (metric, subject, segment, width, look_back)
      """;

  private final JdbcClient jdbc;

  SeriesStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those somebody watches. */
  List<Series> watched(ProjectId project) {
    return jdbc.sql(
            """
            SELECT * FROM signal_series s WHERE project_id = :project
              AND EXISTS (SELECT FROM signal_watch w WHERE w.series_id = s.id)
            ORDER BY id
            """)
        .param("project", project.value())
        .query(SeriesStore::read)
        .list();
  }

  /**
   * Those of some keys that are kept.
   *
   * @param keys with their windows said
   */
  List<Series> find(ProjectId project, Collection<SignalKey> keys) {
    return keys(
            jdbc.sql(
                "SELECT s.* FROM signal_series s JOIN "
                    + KEYS
                    + " ON "
                    + SAME
                    + " WHERE s.project_id = :project"),
            project,
            keys)
        .query(SeriesStore::read)
        .list();
  }

  /** Makes sure that a series is kept from a bucket on. */
  void keep(ProjectId project, SignalKey key, LocalDate from, Formula formula) {
    jdbc.sql(
            """
            INSERT INTO signal_series AS s (project_id, metric, subject, segment, bucket_width,
              look_back, first_bucket, next_bucket, mature_days, mature_buckets, formula)
            VALUES (:project, :metric, :subject, :segment, :width, :window, :from, :from, :days,
              :buckets, :formula)
            ON CONFLICT (project_id, metric, subject, segment, bucket_width, look_back) DO UPDATE
              SET first_bucket = :from, next_bucket = :from WHERE s.first_bucket > :from
            """)
        .param("project", project.value())
        .param("metric", key.metric())
        .param("subject", text(key.subject()))
        .param("segment", text(key.segment()))
        .param("width", key.interval().key())
        .param("window", key.window())
        .param("from", from)
        .param("days", formula.maturity().days())
        .param("buckets", formula.maturity().buckets())
        .param("formula", formula.digest())
        .update();
  }

  /** Replaces what a holder watches. */
  void watch(ProjectId project, String holder, Collection<SignalKey> keys) {
    jdbc.sql("DELETE FROM signal_watch WHERE project_id = :project AND holder = :holder")
        .param("project", project.value())
        .param("holder", holder)
        .update();
    keys(
            jdbc.sql(
                    "INSERT INTO signal_watch (project_id, holder, series_id)"
                        + " SELECT :project, :holder, s.id FROM signal_series s JOIN "
                        + KEYS
                        + " ON "
                        + SAME
                        + " WHERE s.project_id = :project ON CONFLICT DO NOTHING")
                .param("holder", holder),
            project,
            keys)
        .update();
  }

  /** Stores how far a series is, unless it was put back meanwhile. */
  void advance(Series before, Series after) {
    if (after.equals(before)) {
      return;
    }
    jdbc.sql(
            """
            UPDATE signal_series SET next_bucket = :next, mature_days = :days,
              mature_buckets = :buckets, formula = :formula
            WHERE id = :id AND next_bucket = :before
            """)
        .param("id", before.id())
        .param("before", before.next())
        .param("next", after.next())
        .param("days", after.maturity().days())
        .param("buckets", after.maturity().buckets())
        .param("formula", after.formula())
        .update();
  }

  private static JdbcClient.StatementSpec keys(
      JdbcClient.StatementSpec statement, ProjectId project, Collection<SignalKey> keys) {
    return statement
        .param("project", project.value())
        .param("metrics", keys.stream().map(SignalKey::metric).toArray(String[]::new))
        .param("subjects", keys.stream().map(key -> text(key.subject())).toArray(String[]::new))
        .param("segments", keys.stream().map(key -> text(key.segment())).toArray(String[]::new))
        .param("widths", keys.stream().map(key -> key.interval().key()).toArray(String[]::new))
        .param("windows", keys.stream().map(SignalKey::window).toArray(Integer[]::new));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Series read(ResultSet row, int number) throws SQLException {
    String subject = row.getString("subject");
    String segment = row.getString("segment");
    return new Series(
        row.getLong("id"),
        new SignalKey(
            row.getString("metric"),
            subject.isEmpty() ? null : subject,
            segment.isEmpty() ? null : segment,
            Interval.of(row.getString("bucket_width")),
            row.getInt("look_back")),
        row.getObject("first_bucket", LocalDate.class),
        row.getObject("next_bucket", LocalDate.class),
        new Maturity(row.getInt("mature_days"), row.getInt("mature_buckets")),
        row.getString("formula"));
  }
}
