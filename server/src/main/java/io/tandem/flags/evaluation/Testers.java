package io.tandem.flags.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who gets something whatever the rules say.
 *
 * @param byId the first group that names an id goes before all segments
 * @param bySegment in order
 */
record Testers(Map<String, FlagOutcome> byId, List<InSegment> bySegment) {

  /** What people of a segment get. */
  record InSegment(String segment, FlagOutcome outcome) {}

  /** What somebody gets; null for who is no tester. */
  @Nullable FlagOutcome find(FlagSubject subject) {
    FlagOutcome named = byId.get(subject.id());
    if (named != null) {
      return named;
    }
    for (int i = 0; i < bySegment.size(); i++) {
      if (subject.inSegment(bySegment.get(i).segment())) {
        return bySegment.get(i).outcome();
      }
    }
    return null;
  }
}
