package io.tandem.audiences.live;

import static org.jooq.impl.DSL.inline;

import io.tandem.access.Projects;
import io.tandem.audiences.live.Leaves.Asked;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.SegmentTable;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.StreamSlice;
import io.tandem.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Asks the store about leaves. */
@Component
class Reading {

  private static final int SLICE = 5_000;

  private final Warehouse warehouse;
  private final Leaves leaves;

  Reading(Warehouse warehouse, Leaves leaves) {
    this.warehouse = warehouse;
    this.leaves = leaves;
  }

  /** Takes a run of the stream. */
  @FunctionalInterface
  interface Taking {
    void take(List<Event> events, StreamPosition end);
  }

  /** Hands on a project's production events behind a place, run by run until there are none. */
  void advance(@Nullable StreamPosition from, ProjectId project, Taking taking) {
    StreamPosition at = from == null ? StreamPosition.START : from;
    while (true) {
      StreamSlice slice = warehouse.after(at, SLICE);
      List<Event> own =
          slice.events().stream()
              .filter(event -> event.project().equals(project))
              .filter(event -> event.environment() == Projects.PRODUCTION)
              .toList();
      taking.take(own, slice.end());
      if (slice.events().isEmpty() || slice.end().equals(at)) {
        return;
      }
      at = slice.end();
    }
  }

  /** Leaves with their states and the buckets those go by. */
  record Wanted(ProjectId project, Map<Leaf, State> states, Map<Leaf, Buckets> buckets) {}

  /**
   * Fills empty states, all from the same state of the store.
   *
   * @return where in the stream they are
   */
  StreamPosition fill(Wanted wanted) {
    List<State> asked = new ArrayList<>();
    Select<? extends Record> rows = rows(wanted, wanted.states.keySet(), null, asked);
    if (rows == null) {
      return warehouse.end();
    }
    return warehouse.scan(
        dsl -> dsl.resultQuery("{0}", rows),
        row -> asked.get((int) row[0]).load((int) row[1], (int) row[2], (int) row[3]));
  }

  /** Reads some leaves anew for some people. */
  void again(Wanted wanted, Collection<Leaf> some, Collection<Long> people) {
    List<State> asked = new ArrayList<>();
    Select<? extends Record> rows = rows(wanted, some, people, asked);
    if (rows == null) {
      return;
    }
    asked.forEach(state -> people.forEach(person -> state.remove(person.intValue())));
    warehouse.scan(
        dsl -> dsl.resultQuery("{0}", rows),
        row -> asked.get((int) row[0]).put((int) row[1], (int) row[2], (int) row[3]));
  }

  private @Nullable Select<? extends Record> rows(
      Wanted wanted, Collection<Leaf> some, @Nullable Collection<Long> people, List<State> asked) {
    Select<Record> union = null;
    for (Leaf leaf : some) {
      Buckets buckets = wanted.buckets.get(leaf);
      State state = wanted.states.get(leaf);
      if (buckets == null || state == null) {
        throw new IllegalStateException("a leaf without state");
      }
      Asked question = new Asked(wanted.project, asked.size(), leaf, buckets);
      @SuppressWarnings("unchecked")
      Select<Record> rows = (Select<Record>) leaves.rows(question, people);
      if (rows != null) {
        asked.add(state);
        union = union == null ? rows : union.unionAll(rows);
      }
    }
    return union;
  }

  /** Everybody of whom there is an event. */
  StreamPosition people(ProjectId project, RoaringBitmap into) {
    return warehouse.scan(
        dsl -> dsl.resultQuery("{0}", leaves.people(project)), row -> into.add((int) row[0]));
  }

  /** Who is in each segment of a project according to the store. */
  Map<Long, RoaringBitmap> members(ProjectId project) {
    Map<Long, RoaringBitmap> found = new HashMap<>();
    warehouse.scan(
        dsl ->
            dsl.select(SegmentTable.SEGMENT, SegmentTable.PERSON)
                .from(SegmentTable.MEMBER)
                .where(SegmentTable.PROJECT.eq(project.value())),
        row -> found.computeIfAbsent(row[0], _ -> new RoaringBitmap()).add((int) row[1]));
    return found;
  }

  /** An event that passes a leaf's filters. */
  @FunctionalInterface
  interface Hit {
    void on(int leaf, long person, long time);
  }

  /** A leaf with filters and the events that have its name. */
  record Candidates(EventSelector selector, List<Event> events) {}

  /** Which of some events, just read from the stream, pass; numbered as they are listed. */
  void pass(ProjectId project, List<Candidates> candidates, Hit hit) {
    Select<Record> union = null;
    for (int i = 0; i < candidates.size(); i++) {
      Candidates some = candidates.get(i);
      long received = some.events.stream().mapToLong(Event::received).min().orElse(0);
      Condition these =
          EventTable.RECEIVED
              .ge(inline(received))
              .and(EventTable.UUID.in(some.events.stream().map(e -> inline(e.uuid())).toList()));
      Asked asked = new Asked(project, i, new Rule.Listed(), NO_BUCKETS);
      @SuppressWarnings("unchecked")
      Select<Record> rows = (Select<Record>) leaves.hits(asked, these, some.selector);
      union = union == null ? rows : union.unionAll(rows);
    }
    Select<Record> all = union;
    if (all != null) {
      warehouse.scan(
          dsl -> dsl.resultQuery("{0}", all), row -> hit.on((int) row[0], row[1], row[2]));
    }
  }

  private static final Buckets NO_BUCKETS =
      new Buckets(
          new io.tandem.audiences.rules.When.Ever(),
          java.time.ZoneOffset.UTC,
          java.time.LocalDate.EPOCH);
}
