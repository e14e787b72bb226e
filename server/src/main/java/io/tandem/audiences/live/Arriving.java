package io.tandem.audiences.live;

import io.tandem.audiences.live.Reading.Candidates;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Takes new events into a segment's states. Filters are tested by the store, so that they mean what
 * they mean everywhere; all else is told from the event itself.
 */
final class Arriving {

  private final Reading reading;
  private final ProjectId project;
  private final People people;
  private final Guard guard;

  Arriving(Reading reading, ProjectId project, People people, Guard guard) {
    this.reading = reading;
    this.project = project;
    this.people = people;
    this.guard = guard;
  }

  /**
   * Takes events in; who they touch is noted in the segments. What fails for one is its own.
   *
   * @param closed start of the current local day: what is earlier changes value ranks
   */
  void take(List<LiveSegment> segments, List<Event> events, long closed) {
    Map<EventSelector, List<Target>> filtered = new LinkedHashMap<>();
    for (LiveSegment segment : segments) {
      guard.attempt(segment, () -> take(segment, events, closed, filtered));
    }
    List<EventSelector> selectors = new ArrayList<>();
    List<Candidates> candidates = new ArrayList<>();
    for (EventSelector selector : filtered.keySet()) {
      List<Event> some = named(selector, events);
      if (!some.isEmpty()) {
        selectors.add(selector);
        candidates.add(new Candidates(selector, some));
      }
    }
    try {
      reading.pass(
          project,
          candidates,
          (number, person, time) ->
              Objects.requireNonNull(filtered.get(selectors.get(number)))
                  .forEach(target -> put(target.segment, target.leaf, person, time)));
    } catch (RuntimeException failed) {
      Set<LiveSegment> concerned = new LinkedHashSet<>();
      filtered.values().forEach(all -> all.forEach(target -> concerned.add(target.segment)));
      concerned.forEach(segment -> guard.attempt(segment, () -> rethrow(failed)));
    }
  }

  private static void rethrow(RuntimeException failed) {
    throw failed;
  }

  /** Who wants to know of events that pass filters. */
  private record Target(LiveSegment segment, Leaf leaf) {}

  private void take(
      LiveSegment segment,
      List<Event> events,
      long closed,
      Map<EventSelector, List<Target>> filtered) {
    Set<Long> again = new LinkedHashSet<>();
    Set<Leaf> sequences = new HashSet<>();
    for (Leaf leaf : segment.states.keySet()) {
      EventSelector selector = Leaves.selector(leaf);
      if (selector != null && !selector.where().isEmpty()) {
        filtered.computeIfAbsent(selector, _ -> new ArrayList<>()).add(new Target(segment, leaf));
      } else if (selector != null) {
        named(selector, events).forEach(event -> put(segment, leaf, event.person(), event.time()));
      } else if (leaf instanceof Rule.Sequence sequence) {
        List<Long> some = whoDid(sequence, events);
        again.addAll(some);
        if (!some.isEmpty()) {
          sequences.add(leaf);
        }
      } else if (leaf instanceof Rule.Value value) {
        segment.stale |=
            events.stream().anyMatch(e -> e.time() < closed && Leaves.named(value.event(), e));
      }
    }
    if (!again.isEmpty()) {
      reading.again(guard.wanted(segment), sequences, again);
      again.forEach(person -> segment.touched.add(person.intValue()));
    }
  }

  private static List<Event> named(EventSelector selector, List<Event> events) {
    return events.stream().filter(event -> Leaves.named(selector, event)).toList();
  }

  /** Whoever did something that may be a step. */
  private List<Long> whoDid(Rule.Sequence sequence, List<Event> events) {
    return events.stream()
        .filter(event -> sequence.steps().stream().anyMatch(step -> Leaves.named(step, event)))
        .map(event -> Integer.toUnsignedLong(people.survivor(event.person())))
        .toList();
  }

  private void put(LiveSegment segment, Leaf leaf, long person, long time) {
    Buckets buckets = segment.buckets.get(leaf);
    State state = segment.states.get(leaf);
    if (buckets == null || state == null) {
      throw new IllegalStateException("a leaf without state");
    }
    int survivor = people.survivor(person);
    state.put(survivor, buckets.of(time), 1);
    segment.touched.add(survivor);
  }
}
