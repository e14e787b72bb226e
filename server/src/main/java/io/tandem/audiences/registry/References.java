package io.tandem.audiences.registry;

import io.tandem.audiences.SegmentError;
import io.tandem.audiences.SegmentUse;
import io.tandem.audiences.SegmentUse.SegmentUsage;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rules;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who refers to which segment: other segments, and other rooms. */
@Component
class References {

  private final SegmentStore store;
  private final ObjectProvider<SegmentUse> uses;

  References(SegmentStore store, ObjectProvider<SegmentUse> uses) {
    this.store = store;
    this.uses = uses;
  }

  /**
   * Lets a rule pass.
   *
   * @throws TandemException {@code unknown_segment}, {@code segment_circle}
   */
  void check(ProjectId project, String key, Rule rule) {
    for (String other : Rules.segments(rule)) {
      if (other.equals(key) || reaches(project, other, key, new HashSet<>())) {
        throw new TandemException(SegmentError.SEGMENT_CIRCLE, key, other);
      }
    }
  }

  private boolean reaches(ProjectId project, String from, String to, Set<String> seen) {
    StoredSegment segment =
        store
            .find(project, from)
            .filter(found -> !found.archived())
            .orElseThrow(() -> new TandemException(SegmentError.UNKNOWN_SEGMENT, from));
    return Rules.segments(segment.newest().rule()).stream()
        .filter(seen::add)
        .anyMatch(next -> next.equals(to) || reaches(project, next, to, seen));
  }

  /**
   * Lets a segment be archived.
   *
   * @throws TandemException {@code segment_in_use}
   */
  void checkUnused(ProjectId project, String key) {
    List<SegmentUsage> found = of(project, key);
    if (!found.isEmpty()) {
      throw new TandemException(SegmentError.SEGMENT_IN_USE, key, found.getFirst().key());
    }
  }

  /** What refers to a segment. */
  List<SegmentUsage> of(ProjectId project, String key) {
    List<SegmentUsage> found = new ArrayList<>();
    for (StoredSegment segment : store.list(project, false)) {
      if (Rules.segments(segment.newest().rule()).contains(key)) {
        found.add(new SegmentUsage("segment", segment.key(), segment.newest().names()));
      }
    }
    uses.orderedStream().forEach(room -> found.addAll(room.of(project, key)));
    return found;
  }
}
