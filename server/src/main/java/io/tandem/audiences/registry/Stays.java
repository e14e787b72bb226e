package io.tandem.audiences.registry;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Memberships;
import io.tandem.warehouse.SegmentTable;
import io.tandem.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who was in a segment when, out of the event store. */
@Component
class Stays {

  private final Warehouse warehouse;

  Stays(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * A time in a segment.
   *
   * @param entered null for always, as far as is known
   * @param left null while it lasts
   */
  record Stay(long segment, @Nullable Instant entered, @Nullable Instant left) {}

  /** A person's, the newest first. */
  List<Stay> of(ProjectId project, long person) {
    return warehouse
        .fetch(
            dsl ->
                dsl.select(SegmentTable.SEGMENT, SegmentTable.ENTERED, SegmentTable.GONE)
                    .from(SegmentTable.STAY)
                    .where(SegmentTable.PROJECT.eq(project.value()))
                    .and(SegmentTable.PERSON.eq(person))
                    .orderBy(SegmentTable.ENTERED.desc(), SegmentTable.SEGMENT)
                    .limit(1000),
            row -> new Stay(row.value1(), moment(row.value2()), moment(row.value3())))
        .rows();
  }

  private static @Nullable Instant moment(@Nullable Long millis) {
    return millis == null || millis == Memberships.ALWAYS ? null : Instant.ofEpochMilli(millis);
  }

  /** People who came to a segment, or left it, in a time; by key behind one. */
  record Moved(ProjectId project, long segment, boolean entered, Instant from, Instant to) {}

  /** Keys of those who moved. */
  List<Long> moved(Moved moved) {
    Field<Long> at = moved.entered ? SegmentTable.ENTERED : SegmentTable.GONE;
    Condition during = at.ge(moved.from.toEpochMilli()).and(at.lt(moved.to.toEpochMilli()));
    List<Long> people = new ArrayList<>();
    warehouse.scan(
        dsl ->
            dsl.selectDistinct(SegmentTable.PERSON)
                .from(SegmentTable.STAY)
                .where(SegmentTable.PROJECT.eq(moved.project.value()))
                .and(SegmentTable.SEGMENT.eq(moved.segment))
                .and(during)
                .orderBy(SegmentTable.PERSON),
        row -> people.add(row[0]));
    return people;
  }
}
