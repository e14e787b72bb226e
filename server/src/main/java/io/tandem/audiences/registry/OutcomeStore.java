package io.tandem.audiences.registry;

import io.tandem.audiences.live.Outcomes;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What upkeep found out: sizes now and day by day. */
@Component
class OutcomeStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  OutcomeStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void found(Outcomes.Found found) {
    jdbc.sql(
            """
            WITH state AS (
              INSERT INTO segment_state (segment_id, revision, size, changed_at)
              VALUES (:segment, :revision, :size, :at)
              ON CONFLICT (segment_id) DO UPDATE SET revision = :revision, size = :size,
                changed_at = :at, failure = NULL)
            INSERT INTO segment_day AS d (segment_id, day, size, entered, gone)
            VALUES (:segment, :day, :size, :entered, :gone)
            ON CONFLICT (segment_id, day) DO UPDATE SET size = :size,
              entered = d.entered + :entered, gone = d.gone + :gone
            """)
        .param("segment", found.segment().id())
        .param("revision", found.segment().revision())
        .param("size", found.sizes().size())
        .param("entered", found.sizes().entered())
        .param("gone", found.sizes().left())
        .param("day", found.day())
        .param("at", Timestamp.from(found.at()))
        .update();
  }

  void failed(long segment, String reason) {
    jdbc.sql(
            """
            INSERT INTO segment_state (segment_id, changed_at, failure) VALUES (:segment, :at, :why)
            ON CONFLICT (segment_id) DO UPDATE SET failure = :why
            """)
        .param("segment", segment)
        .param("at", Timestamp.from(clock.instant()))
        .param("why", reason)
        .update();
  }

  /**
   * A day on which something changed.
   *
   * @param size at its end
   */
  record Day(LocalDate day, long size, long entered, long left) {}

  /** Days of segments up to one, the oldest first, from the last change before {@code from} on. */
  Map<Long, List<Day>> days(Collection<Long> segments, LocalDate from, LocalDate to) {
    Map<Long, List<Day>> found = new HashMap<>();
    jdbc.sql(
            """
            SELECT * FROM segment_day d WHERE segment_id = ANY(:segments) AND day <= :to
              AND day >= coalesce((SELECT max(day) FROM segment_day b
                WHERE b.segment_id = d.segment_id AND b.day <= :from), :from)
            ORDER BY segment_id, day
            """)
        .param("segments", segments.toArray(Long[]::new))
        .param("from", from)
        .param("to", to)
        .query(row -> {
          found
              .computeIfAbsent(row.getLong("segment_id"), _ -> new java.util.ArrayList<>())
              .add(
                  new Day(
                      row.getObject("day", LocalDate.class),
                      row.getLong("size"),
                      row.getLong("entered"),
                      row.getLong("gone")));
        });
    return found;
  }

  /** Takes people out of every revision of every list of a project. */
  void erase(int project, RoaringBitmap gone) {
    record Row(long segment, long revision, RoaringBitmap people) {}
    List<Row> lists =
        jdbc.sql(
                """
                SELECT r.segment_id, r.revision, r.people FROM segment_revision r
                JOIN segment s ON s.id = r.segment_id
                WHERE s.project_id = :project AND r.people IS NOT NULL
                """)
            .param("project", project)
            .query(
                (row, _) -> new Row(row.getLong(1), row.getLong(2), Bitmaps.read(row.getBytes(3))))
            .list();
    for (Row row : lists) {
      RoaringBitmap people = row.people;
      if (RoaringBitmap.intersects(people, gone)) {
        people.andNot(gone);
        jdbc.sql(
                "UPDATE segment_revision SET people = :people"
                    + " WHERE segment_id = :segment AND revision = :revision")
            .param("people", Bitmaps.bytes(people))
            .param("segment", row.segment)
            .param("revision", row.revision)
            .update();
      }
    }
  }
}
