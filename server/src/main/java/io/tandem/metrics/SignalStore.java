package io.tandem.metrics;

import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of the kept signals, and which projects have any. */
@Component
class SignalStore {

  private final JdbcClient jdbc;

  SignalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a project's signals were computed with.
   *
   * @param merges of people that were taken into account
   */
  record Kept(String zone, long merges) {}

  List<ProjectId> projects() {
    return jdbc.sql("SELECT project_id FROM signal_project ORDER BY project_id")
        .query((row, _) -> new ProjectId(row.getInt(1)))
        .list();
  }

  void open(ProjectId project, ZoneId zone, long merges) {
    jdbc.sql(
            """
            INSERT INTO signal_project (project_id, zone, merges) VALUES (:project, :zone, :merges)
            ON CONFLICT DO NOTHING
            """)
        .param("project", project.value())
        .param("zone", zone.getId())
        .param("merges", merges)
        .update();
  }

  /**
   * Empty when somebody else computes the project's signals just now; else nobody may till the end
   * of the transaction.
   */
  Optional<Kept> claim(ProjectId project) {
    return jdbc.sql(
            """
            SELECT zone, merges FROM signal_project WHERE project_id = :project
            FOR UPDATE SKIP LOCKED
            """)
        .param("project", project.value())
        .query((row, _) -> new Kept(row.getString(1), row.getLong(2)))
        .optional();
  }

  void keep(ProjectId project, Kept before, Kept kept) {
    if (kept.equals(before)) {
      return;
    }
    jdbc.sql("UPDATE signal_project SET zone = :zone, merges = :merges WHERE project_id = :project")
        .param("project", project.value())
        .param("zone", kept.zone())
        .param("merges", kept.merges())
        .update();
  }

  /** A bucket of a series. */
  record Cell(long series, LocalDate bucket) {}

  /** The newest versions in a range. */
  Map<Cell, Signal> newest(Collection<Long> series, LocalDate from, LocalDate to) {
    return versions(
        """
        SELECT DISTINCT ON (series_id, bucket) * FROM signal
        WHERE series_id = ANY(:series) AND bucket BETWEEN :from AND :to
        ORDER BY series_id, bucket, version DESC
        """,
        series,
        from,
        to);
  }

  /** The first versions in a range. */
  Map<Cell, Signal> first(Collection<Long> series, LocalDate from, LocalDate to) {
    return versions(
        """
        SELECT DISTINCT ON (series_id, bucket) * FROM signal
        WHERE series_id = ANY(:series) AND bucket BETWEEN :from AND :to
        ORDER BY series_id, bucket, version
        """,
        series,
        from,
        to);
  }

  private Map<Cell, Signal> versions(
      String sql, Collection<Long> series, LocalDate from, LocalDate to) {
    Map<Cell, Signal> found = new HashMap<>();
    jdbc.sql(sql)
        .param("series", series.toArray(Long[]::new))
        .param("from", from)
        .param("to", to)
        .query((ResultSet row) -> {
          Signal signal = signal(row);
          found.put(new Cell(row.getLong("series_id"), signal.bucket()), signal);
        });
    return found;
  }

  /** A version to be kept. */
  record Version(long series, Signal signal) {}

  void insert(List<Version> versions) {
    if (versions.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO signal (series_id, bucket, version, revision, numerator, denominator, value,
              sample, status, computed_at)
            SELECT * FROM unnest(:series::bigint[], :buckets::text[]::date[], :versions::int[],
              :revisions::bigint[], :numerators::float8[], :denominators::float8[],
              :values::float8[], :samples::bigint[], :statuses::text[], :times::text[]::timestamptz[])
            """)
        .param("series", versions.stream().map(Version::series).toArray(Long[]::new))
        .param("buckets", texts(column(versions, Signal::bucket)))
        .param("versions", column(versions, Signal::version).toArray(Integer[]::new))
        .param("revisions", column(versions, Signal::revision).toArray(Long[]::new))
        .param("numerators", column(versions, Signal::numerator).toArray(Double[]::new))
        .param(
            "denominators",
            versions.stream().map(v -> v.signal().denominator()).toArray(Double[]::new))
        .param("values", versions.stream().map(v -> v.signal().value()).toArray(Double[]::new))
        .param("samples", column(versions, Signal::sample).toArray(Long[]::new))
        .param("statuses", column(versions, signal -> signal.status().key()).toArray(String[]::new))
        .param("times", texts(column(versions, Signal::computedAt)))
        .update();
  }

  private static <T> Stream<T> column(List<Version> versions, Function<Signal, T> value) {
    return versions.stream().map(version -> value.apply(version.signal()));
  }

  /** The driver takes no arrays of dates; ISO texts are cast. */
  private static String[] texts(Stream<?> values) {
    return values.map(Object::toString).toArray(String[]::new);
  }

  /** A local day in which something changed. */
  record Dirty(LocalDate day, long mark) {}

  List<Dirty> dirty(ProjectId project) {
    return jdbc.sql("SELECT day, mark FROM signal_dirty WHERE project_id = :project ORDER BY day")
        .param("project", project.value())
        .query((row, _) -> new Dirty(row.getObject(1, LocalDate.class), row.getLong(2)))
        .list();
  }

  /** Marks days, unless nobody watches the project. */
  void mark(ProjectId project, Collection<LocalDate> days) {
    jdbc.sql(
            """
            INSERT INTO signal_dirty (project_id, day, mark)
            SELECT :project, day, nextval('signal_mark') FROM unnest(:days::text[]::date[]) AS d (day)
            WHERE EXISTS (SELECT FROM signal_watch WHERE project_id = :project)
            ORDER BY day
            ON CONFLICT (project_id, day) DO UPDATE SET mark = excluded.mark
            """)
        .param("project", project.value())
        .param("days", texts(days.stream()))
        .update();
  }

  /** Takes marks away, but for those set again meanwhile. */
  void clean(ProjectId project, List<Dirty> done) {
    if (done.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            DELETE FROM signal_dirty s
            USING unnest(:days::text[]::date[], :marks::bigint[]) AS d (day, mark)
            WHERE s.project_id = :project AND s.day = d.day AND s.mark = d.mark
            """)
        .param("project", project.value())
        .param("days", texts(done.stream().map(Dirty::day)))
        .param("marks", done.stream().map(Dirty::mark).toArray(Long[]::new))
        .update();
  }

  private static Signal signal(ResultSet row) throws SQLException {
    return new Signal(
        row.getObject("bucket", LocalDate.class),
        row.getInt("version"),
        row.getLong("revision"),
        row.getDouble("numerator"),
        number(row, "denominator"),
        number(row, "value"),
        row.getLong("sample"),
        SignalStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getTimestamp("computed_at").toInstant());
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? null : number;
  }
}
