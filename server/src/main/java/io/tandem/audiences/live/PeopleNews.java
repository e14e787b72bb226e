package io.tandem.audiences.live;

import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.events.Merges.Merge;
import io.tandem.events.PeopleChanges.Change;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes merges and changes of properties into segments. */
final class PeopleNews {

  private static final int PIECE = 5_000;

  private final Sources sources;
  private final ProjectId project;
  private final Guard guard;

  PeopleNews(Sources sources, ProjectId project, Guard guard) {
    this.sources = sources;
    this.project = project;
    this.guard = guard;
  }

  /** Merges behind a version; answers everybody who took part in one. */
  List<Integer> merges(long version, People people, Collection<LiveSegment> segments) {
    List<Integer> all = new ArrayList<>();
    List<Merge> some = sources.merges().after(project, version, PIECE);
    while (!some.isEmpty()) {
      Set<Long> both = new LinkedHashSet<>();
      for (Merge merge : some) {
        int from = people.survivor(merge.from());
        int into = people.survivor(merge.into());
        if (people.merge(merge)) {
          both.add(Integer.toUnsignedLong(from));
          both.add(Integer.toUnsignedLong(into));
          segments.forEach(segment -> merge(segment, from, into));
        }
      }
      both.forEach(person -> all.add(person.intValue()));
      segments.forEach(segment -> again(segment, both));
      some = sources.merges().after(project, some.getLast().version(), PIECE);
    }
    return all;
  }

  private static void merge(LiveSegment segment, int from, int into) {
    if (segment.built()) {
      segment.states.values().forEach(state -> state.merge(from, into));
      segment.stale |= segment.states.keySet().stream().anyMatch(Rule.Value.class::isInstance);
    }
  }

  /** What several events tell together, and what properties came to be, the store knows. */
  private void again(LiveSegment segment, Set<Long> both) {
    List<Leaf> again =
        segment.states.keySet().stream()
            .filter(leaf -> leaf instanceof Rule.Sequence || leaf instanceof Rule.Property)
            .toList();
    if (segment.built() && !again.isEmpty() && !both.isEmpty()) {
      guard.attempt(segment, () -> sources.reading().again(guard.wanted(segment), again, both));
    }
  }

  /** Changes behind a version. */
  void changes(long version, People people, Collection<LiveSegment> segments) {
    List<Change> some = sources.changes().after(project, version, PIECE);
    while (!some.isEmpty()) {
      Set<Long> changed = new LinkedHashSet<>();
      some.forEach(change -> changed.add(Integer.toUnsignedLong(people.survivor(change.person()))));
      segments.forEach(segment -> change(segment, changed));
      some = sources.changes().after(project, some.getLast().version(), PIECE);
    }
  }

  private void change(LiveSegment segment, Set<Long> changed) {
    List<Leaf> properties =
        segment.states.keySet().stream().filter(Rule.Property.class::isInstance).toList();
    if (segment.built() && !properties.isEmpty()) {
      guard.attempt(
          segment, () -> sources.reading().again(guard.wanted(segment), properties, changed));
      changed.forEach(person -> segment.touched.add(person.intValue()));
    }
  }
}
