package io.tandem.audiences.registry;

import io.tandem.audiences.live.Outcomes;
import io.tandem.audiences.rules.Rules;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Outcomes in PostgreSQL. */
@Component
class StoredOutcomes implements Outcomes {

  private final SegmentStore segments;
  private final OutcomeStore outcomes;

  StoredOutcomes(SegmentStore segments, OutcomeStore outcomes) {
    this.segments = segments;
    this.outcomes = outcomes;
  }

  @Override
  public List<Definition> definitions(ProjectId project) {
    Map<String, StoredSegment> rest = new LinkedHashMap<>();
    segments.list(project, false).forEach(segment -> rest.put(segment.key(), segment));
    List<Definition> ordered = new ArrayList<>();
    while (!rest.isEmpty()) {
      place(rest.keySet().iterator().next(), rest, ordered);
    }
    return ordered;
  }

  private static void place(String key, Map<String, StoredSegment> rest, List<Definition> ordered) {
    StoredSegment segment = rest.remove(key);
    if (segment != null) {
      Rules.segments(segment.newest().rule()).forEach(other -> place(other, rest, ordered));
      ordered.add(
          new Definition(
              segment.id(),
              segment.key(),
              segment.newest().number(),
              segment.newest().rule(),
              segment.newest().people(),
              segment.state().revision() != null));
    }
  }

  @Override
  @Transactional
  public void found(List<Found> found) {
    found.forEach(outcomes::found);
  }

  @Override
  public void failed(Definition segment, String reason) {
    outcomes.failed(segment.id(), reason);
  }
}
