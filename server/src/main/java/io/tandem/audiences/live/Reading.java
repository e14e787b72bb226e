package io.tandem.audiences.live;

import static io.tandem.audiences.live.Leaves.TOGETHER;
import static org.jooq.impl.DSL.inline;

import io.tandem.access.Projects;
import io.tandem.audiences.live.Leaves.Asked;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.audiences.rules.When;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Rows;
import io.tandem.warehouse.SegmentTable;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.StreamSlice;
import io.tandem.warehouse.Warehouse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
  private final BehaviourFill behaviour;

  Reading(Warehouse warehouse, Leaves leaves, BehaviourFill behaviour) {
    this.warehouse = warehouse;
    this.leaves = leaves;
    this.behaviour = behaviour;
  }

  /** Takes a run of the stream. */
  @FunctionalInterface
  interface Taking {
    void take(List<Event> events, StreamPosition end);
  }

  /** Hands on a project's production events behind a place, run by run until there are none. */
  void advance(@Nullable StreamPosition from, ProjectId project, Taking taking) {
    advance(
        from == null ? StreamPosition.START : from,
        project,
        at -> warehouse.after(at, SLICE),
        taking);
  }

  private static void advance(
      StreamPosition from,
      ProjectId project,
      Function<StreamPosition, StreamSlice> slices,
      Taking taking) {
    StreamPosition at = from;
    while (true) {
      StreamSlice slice = slices.apply(at);
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
   * Fills empty states: what the behaviour index knows from there, all else from one state of the
   * store, which the former is then brought up to.
   *
   * @param people who a key belongs to
   * @return where in the stream all of them are
   */
  StreamPosition fill(Wanted wanted, People people) {
    BehaviourFill.Filled known = behaviour.fill(wanted);
    Set<Leaf> rest = new LinkedHashSet<>(wanted.states.keySet());
    if (known != null) {
      rest.removeAll(known.leaves());
    }
    List<State> asked = new ArrayList<>();
    Select<? extends Record> rows = rows(wanted, rest, null, asked);
    if (rows == null) {
      return known == null ? warehouse.end() : known.asOf();
    }
    StreamPosition at =
        warehouse.scanRows(dsl -> dsl.resultQuery("{0}", rows), found -> load(asked, found));
    if (known != null && !known.asOf().equals(at)) {
      advance(
          known.asOf(),
          wanted.project,
          from -> warehouse.between(from, at, SLICE),
          (events, _) -> events.forEach(event -> add(wanted, known.leaves(), people, event)));
    }
    return at;
  }

  private static void add(Wanted wanted, Set<Leaf> some, People people, Event event) {
    for (Leaf leaf : some) {
      EventSelector selector = Objects.requireNonNull(Leaves.selector(leaf));
      if (Leaves.named(selector, event)) {
        int bucket = Objects.requireNonNull(wanted.buckets.get(leaf)).of(event.time());
        State state = Objects.requireNonNull(wanted.states.get(leaf));
        state.put(people.survivor(event.person()), bucket, 1);
      }
    }
  }

  private static void load(List<State> asked, Rows rows) {
    for (int row = 0; row < rows.size(); row++) {
      int number = (int) rows.number(0, row);
      int person = (int) rows.number(1, row);
      load(asked, number, person, (int) rows.number(2, row), (int) rows.number(3, row));
    }
  }

  private static void load(List<State> asked, int number, int person, int bucket, int count) {
    if (number >= 0) {
      asked.get(number).load(person, bucket, count);
    }
    for (int bits = number < 0 ? bucket : 0; bits != 0; bits &= bits - 1) {
      int leaf = -1 - number + Integer.numberOfTrailingZeros(bits);
      asked.get(leaf).load(person, 0, 1);
    }
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
        row -> load(asked, (int) row[0], (int) row[1], (int) row[2], (int) row[3]));
  }

  /** Several leaves on properties are told by one look at everybody. */
  private @Nullable Select<? extends Record> rows(
      Wanted wanted, Collection<Leaf> some, @Nullable Collection<Long> people, List<State> asked) {
    List<Asked> properties = new ArrayList<>();
    List<Select<? extends Record>> parts = new ArrayList<>();
    for (Leaf leaf : some) {
      if (leaf instanceof Rule.Property) {
        properties.add(ask(wanted, leaf, asked));
      }
    }
    if (properties.size() == 1) {
      parts.add(leaves.rows(properties.getFirst(), people));
    }
    for (int from = 0; properties.size() > 1 && from < properties.size(); from += TOGETHER) {
      int to = Math.min(properties.size(), from + TOGETHER);
      parts.add(leaves.properties(properties.subList(from, to), people));
    }
    for (Leaf leaf : some) {
      if (!(leaf instanceof Rule.Property || leaf instanceof Rule.InSegment)
          && !(leaf instanceof Rule.Listed)) {
        parts.add(leaves.rows(ask(wanted, leaf, asked), people));
      }
    }
    return union(parts);
  }

  private static Asked ask(Wanted wanted, Leaf leaf, List<State> asked) {
    Buckets buckets = Objects.requireNonNull(wanted.buckets.get(leaf));
    asked.add(Objects.requireNonNull(wanted.states.get(leaf)));
    return new Asked(wanted.project, asked.size() - 1, leaf, buckets);
  }

  private static @Nullable Select<? extends Record> union(List<Select<? extends Record>> parts) {
    Select<Record> union = null;
    for (Select<? extends Record> part : parts) {
      @SuppressWarnings("unchecked")
      Select<Record> rows = (Select<Record>) part;
      union = union == null ? rows : union.unionAll(rows);
    }
    return union;
  }

  /** A project on a day. */
  record Whole(ProjectId project, ZoneId zone, LocalDate today) {}

  /** Everybody of whom there is an event. */
  StreamPosition people(Whole whole, RoaringBitmap into) {
    StreamPosition known = behaviour.people(whole, into);
    return known != null
        ? known
        : warehouse.scan(
            dsl -> dsl.resultQuery("{0}", leaves.people(whole.project)),
            row -> into.add((int) row[0]));
  }

  /**
   * Who is in each segment of a project according to the store, by the keys that were written:
   * whoever was merged since leaves by the one they came with.
   */
  Map<Long, RoaringBitmap> members(ProjectId project) {
    Map<Long, RoaringBitmap> found = new HashMap<>();
    warehouse.scan(
        dsl ->
            dsl.select(SegmentTable.SEGMENT, SegmentTable.PERSON)
                .from(SegmentTable.WRITTEN)
                .where(SegmentTable.PROJECT.eq(project.value()))
                .and(SegmentTable.GONE.isNull()),
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
    List<Select<? extends Record>> parts = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidates some = candidates.get(i);
      long received = some.events.stream().mapToLong(Event::received).min().orElse(0);
      Condition these =
          EventTable.RECEIVED
              .ge(inline(received))
              .and(EventTable.UUID.in(some.events.stream().map(e -> inline(e.uuid())).toList()));
      Asked asked = new Asked(project, i, new Rule.Listed(), NO_BUCKETS);
      parts.add(leaves.hits(asked, these, some.selector));
    }
    Select<? extends Record> all = union(parts);
    if (all != null) {
      warehouse.scan(
          dsl -> dsl.resultQuery("{0}", all), row -> hit.on((int) row[0], row[1], row[2]));
    }
  }

  private static final Buckets NO_BUCKETS =
      new Buckets(new When.Ever(), ZoneOffset.UTC, LocalDate.EPOCH);
}
