package io.tandem.audiences.live;

import io.tandem.audiences.live.Reading.Candidates;
import io.tandem.audiences.live.Reading.Wanted;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes new events into a segment's states. Filters are tested by the store, so that they mean what
 * they mean everywhere; all else is told from the event itself.
 */
final class Arriving {

  private final Reading reading;
  private final ProjectId project;
  private final People people;

  Arriving(Reading reading, ProjectId project, People people) {
    this.reading = reading;
    this.project = project;
    this.people = people;
  }

  /**
   * Takes events in; who they touch is noted in the segment.
   *
   * @param closed start of the current local day: what is earlier changes value ranks
   */
  void take(LiveSegment segment, List<Event> events, long closed) {
    Filtered filtered = new Filtered(new ArrayList<>(), new ArrayList<>());
    Set<Long> again = new LinkedHashSet<>();
    Set<Leaf> sequences = new HashSet<>();
    segment.states.forEach((leaf, state) -> {
      switch (leaf) {
        case Rule.Did did -> take(segment, new Named(leaf, did.event()), events, filtered);
        case Rule.Edge edge -> take(segment, new Named(leaf, edge.event()), events, filtered);
        case Rule.Sequence sequence -> {
          List<Long> some = whoDid(sequence, events);
          if (!some.isEmpty()) {
            again.addAll(some);
            sequences.add(leaf);
          }
        }
        case Rule.Value value ->
            segment.stale |=
                events.stream().anyMatch(e -> e.time() < closed && Leaves.named(value.event(), e));
        case Rule.Property _, Rule.InSegment _, Rule.Listed _ -> {}
      }
    });
    reading.pass(
        project,
        filtered.candidates,
        (number, person, time) -> put(segment, filtered.leaves.get(number), person, time));
    if (!again.isEmpty()) {
      reading.again(new Wanted(project, segment.states, segment.buckets), sequences, again);
      again.forEach(person -> segment.touched.add(person.intValue()));
    }
  }

  /** Whoever did something that may be a step. */
  private List<Long> whoDid(Rule.Sequence sequence, List<Event> events) {
    return events.stream()
        .filter(event -> sequence.steps().stream().anyMatch(step -> Leaves.named(step, event)))
        .map(event -> Integer.toUnsignedLong(people.survivor(event.person())))
        .toList();
  }

  /** Leaves whose filters are still to be tested, and on which events. */
  private record Filtered(List<Leaf> leaves, List<Candidates> candidates) {}

  private record Named(Leaf leaf, EventSelector selector) {}

  private void take(LiveSegment segment, Named leaf, List<Event> events, Filtered filtered) {
    List<Event> some = events.stream().filter(event -> Leaves.named(leaf.selector, event)).toList();
    if (some.isEmpty()) {
      return;
    }
    if (leaf.selector.where().isEmpty()) {
      some.forEach(event -> put(segment, leaf.leaf, event.person(), event.time()));
    } else {
      filtered.leaves.add(leaf.leaf);
      filtered.candidates.add(new Candidates(leaf.selector, some));
    }
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
