package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.events.Merges;
import io.tandem.events.Merges.Merge;
import io.tandem.metrics.SignalStore.Dirty;
import io.tandem.metrics.SignalStore.Kept;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the days whose numbers may have changed since they were computed. */
@Component
class ChangedDays {

  /** Days back from today that are computed again. */
  static final int DAYS = 35;

  /** With more merges at once than this, all days count as changed. */
  private static final int MOST_MERGES = 500;

  private final SignalStore store;
  private final Merges merges;
  private final Warehouse warehouse;
  private final Sql sql;

  ChangedDays(SignalStore store, Merges merges, Warehouse warehouse, Sql sql) {
    this.store = store;
    this.merges = merges;
    this.warehouse = warehouse;
    this.sql = sql;
  }

  /**
   * Changed days.
   *
   * @param marks that led to them
   * @param merges version up to which merges led to them
   */
  record Changed(Set<LocalDate> days, List<Dirty> marks, long merges) {

    static Changed none(long merges) {
      return new Changed(Set.of(), List.of(), merges);
    }
  }

  /** What changed behind what is kept; each day at most {@link #DAYS} before today. */
  Changed since(Project project, Kept kept, LocalDate today) {
    List<Dirty> marks = store.dirty(project.id());
    Set<LocalDate> days = new TreeSet<>();
    marks.stream().map(Dirty::day).filter(day -> recent(day, today)).forEach(days::add);
    List<Merge> merged = merges.after(project.id(), kept.merges(), MOST_MERGES + 1);
    if (merged.size() > MOST_MERGES) {
      return new Changed(all(today), marks, merges.newest(project.id()));
    }
    if (merged.isEmpty()) {
      return new Changed(days, marks, kept.merges());
    }
    days.addAll(daysOf(project, merged, today));
    return new Changed(days, marks, merged.getLast().version());
  }

  /** True for a day that is still computed again. */
  static boolean recent(LocalDate day, LocalDate today) {
    return !day.isBefore(today.minusDays(DAYS)) && !day.isAfter(today);
  }

  private static Set<LocalDate> all(LocalDate today) {
    List<LocalDate> days = new ArrayList<>();
    for (int back = 0; back <= DAYS; back++) {
      days.add(today.minusDays(back));
    }
    return new TreeSet<>(days);
  }

  /** Whoever was merged away, their events now are events of the person that stayed. */
  private Set<LocalDate> daysOf(Project project, List<Merge> merged, LocalDate today) {
    LocalDates range = new LocalDates(today.minusDays(DAYS), today, project.zone());
    List<Long> people =
        merged.stream().flatMap(merge -> Stream.of(merge.from(), merge.into())).distinct().toList();
    var day = sql.bucket(EventTable.TIME, Interval.DAY, range).as(Counting.BUCKET);
    return new HashSet<>(
        warehouse
            .fetch(
                dsl ->
                    dsl.selectDistinct(day)
                        .from(EventTable.EVENT)
                        .where(EventTable.PROJECT.eq(project.id().value()))
                        .and(EventTable.TIME.ge(range.start().toEpochMilli()))
                        .and(EventTable.TIME.lt(range.end().toEpochMilli()))
                        .and(EventTable.PERSON.in(people)),
                row -> Sql.date(row.get(Counting.BUCKET)))
            .rows());
  }
}
