package io.tandem.audiences.live;

import io.tandem.audiences.live.Outcomes.Found;
import io.tandem.audiences.live.Outcomes.Sizes;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rules;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Memberships;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who comes to the segments of a project and who leaves, and writes it down. */
final class Settlement {

  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private final Sources sources;
  private final ProjectId project;
  private final Map<Long, LiveSegment> segments;

  /**
   * @param segments that are kept up, those that others refer to before these
   */
  Settlement(Sources sources, ProjectId project, Map<Long, LiveSegment> segments) {
    this.sources = sources;
    this.project = project;
    this.segments = segments;
  }

  private record Move(RoaringBitmap entered, RoaringBitmap left) {}

  /** Looks at everybody who was touched. */
  void settle(RoaringBitmap everybody, LocalDate today, Instant at) {
    for (LiveSegment segment : segments.values()) {
      if (!segment.built()) {
        continue;
      }
      try {
        settle(segment, new Evaluation(segment.states, everybody, today), at);
      } catch (RuntimeException later) {
        segment.unsettled = true;
        LOG.warn("Segment {} waits for the stores: {}", segment.definition.key(), later.toString());
      }
    }
  }

  private void settle(LiveSegment segment, Evaluation evaluation, Instant at) {
    if (!segment.unsettled && segment.touched.isEmpty()) {
      return;
    }
    Move move = segment.unsettled ? whole(segment, evaluation) : some(segment, evaluation);
    boolean first = !segment.known;
    if (!move.entered.isEmpty() || !move.left.isEmpty()) {
      long from = first ? Memberships.ALWAYS : at.toEpochMilli();
      long id = segment.definition.id();
      sources
          .memberships()
          .change(new Memberships.Change(project, id, from, move.entered, move.left));
      segment.members.or(move.entered);
      segment.members.andNot(move.left);
      tell(segment, move);
    }
    if (segment.unsettled || !move.entered.isEmpty() || !move.left.isEmpty()) {
      note(segment, move, evaluation.today(), at);
    }
    segment.known = true;
    segment.unsettled = false;
    segment.touched = new RoaringBitmap();
  }

  private static Move whole(LiveSegment segment, Evaluation evaluation) {
    RoaringBitmap now = evaluation.people(segment.definition.rule());
    return new Move(
        RoaringBitmap.andNot(now, segment.members), RoaringBitmap.andNot(segment.members, now));
  }

  private static Move some(LiveSegment segment, Evaluation evaluation) {
    Move move = new Move(new RoaringBitmap(), new RoaringBitmap());
    PeekableIntIterator people = segment.touched.getIntIterator();
    while (people.hasNext()) {
      int person = people.next();
      boolean is = evaluation.holds(segment.definition.rule(), person);
      if (is != segment.members.contains(person)) {
        (is ? move.entered : move.left).add(person);
      }
    }
    return move;
  }

  private void note(LiveSegment segment, Move move, LocalDate today, Instant at) {
    boolean first = !segment.known;
    Sizes sizes =
        new Sizes(
            segment.members.getLongCardinality(),
            first ? 0 : move.entered.getLongCardinality(),
            first ? 0 : move.left.getLongCardinality());
    sources.outcomes().found(new Found(segment.definition, at, today, sizes, first));
  }

  /** Segments that refer to this one look at those who moved. */
  private void tell(LiveSegment segment, Move move) {
    Rule.InSegment leaf = new Rule.InSegment(segment.definition.key());
    for (LiveSegment other : segments.values()) {
      State state = other.built() ? other.states.get(leaf) : null;
      if (state != null) {
        move.entered.forEach((int person) -> state.put(person, 0, 1));
        move.left.forEach((int person) -> state.remove(person));
        other.touched.or(move.entered);
        other.touched.or(move.left);
      }
    }
  }

  /** True when all segments it refers to are built, as far as there are such. */
  boolean ready(LiveSegment segment) {
    return Rules.segments(segment.definition.rule()).stream()
        .allMatch(key -> {
          LiveSegment other = find(key);
          return other == null || (other.built() && !other.unsettled) || other == segment;
        });
  }

  /** Fills what other segments and lists say. */
  void link(LiveSegment segment, People people) {
    segment.states.forEach((leaf, state) -> {
      if (leaf instanceof Rule.InSegment(String key)) {
        LiveSegment other = find(key);
        if (other != null) {
          other.members.forEach((int person) -> state.put(person, 0, 1));
        }
      }
      RoaringBitmap listed = segment.definition.listed();
      if (leaf instanceof Rule.Listed && listed != null) {
        listed.forEach(
            (int person) -> state.put(people.survivor(Integer.toUnsignedLong(person)), 0, 1));
      }
    });
  }

  private @Nullable LiveSegment find(String key) {
    return segments.values().stream()
        .filter(segment -> segment.definition.key().equals(key))
        .findFirst()
        .orElse(null);
  }
}
