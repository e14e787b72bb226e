package io.tandem.audiences.live;

import io.tandem.audiences.live.Outcomes.Found;
import io.tandem.audiences.live.Outcomes.Sizes;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rules;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Memberships;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

  private record Move(LiveSegment segment, RoaringBitmap entered, RoaringBitmap left) {

    boolean empty() {
      return entered.isEmpty() && left.isEmpty();
    }

    void take() {
      segment.members.or(entered);
      segment.members.andNot(left);
    }

    void takeBack() {
      segment.members.andNot(entered);
      segment.members.or(left);
    }
  }

  /** Looks at everybody who was touched; what all segments find is written down together. */
  void settle(RoaringBitmap everybody, LocalDate today, Instant at) {
    List<Move> moves = new ArrayList<>();
    for (LiveSegment segment : segments.values()) {
      if (segment.built() && (segment.unsettled || !segment.touched.isEmpty())) {
        Evaluation evaluation = new Evaluation(segment.states, everybody, today);
        Move move = segment.unsettled ? whole(segment, evaluation) : some(segment, evaluation);
        move.take();
        tell(move);
        moves.add(move);
      }
    }
    try {
      store(moves, at);
      note(moves, today, at);
    } catch (RuntimeException later) {
      moves.forEach(move -> move.segment.unsettled = true);
      LOG.warn("Segments wait for the stores: {}", later.toString());
    }
  }

  private void store(List<Move> moves, Instant at) {
    List<Memberships.Change> changes = new ArrayList<>();
    for (Move move : moves) {
      LiveSegment segment = move.segment;
      if (!move.empty()) {
        long from = segment.known ? at.toEpochMilli() : Memberships.ALWAYS;
        changes.add(
            new Memberships.Change(
                project, segment.definition.id(), from, move.entered, move.left));
      }
    }
    if (!changes.isEmpty()) {
      try {
        sources.memberships().change(changes);
      } catch (RuntimeException nothingDone) {
        moves.forEach(Move::takeBack);
        throw nothingDone;
      }
    }
  }

  private void note(List<Move> moves, LocalDate today, Instant at) {
    List<Found> found = new ArrayList<>();
    for (Move move : moves) {
      if (move.segment.unsettled || !move.empty()) {
        found.add(found(move, today, at));
      }
    }
    if (!found.isEmpty()) {
      sources.outcomes().found(found);
    }
    for (Move move : moves) {
      move.segment.known = true;
      move.segment.unsettled = false;
      move.segment.touched = new RoaringBitmap();
    }
  }

  private static Move whole(LiveSegment segment, Evaluation evaluation) {
    RoaringBitmap now = evaluation.people(segment.definition.rule());
    return new Move(
        segment,
        RoaringBitmap.andNot(now, segment.members),
        RoaringBitmap.andNot(segment.members, now));
  }

  private static Move some(LiveSegment segment, Evaluation evaluation) {
    Move move = new Move(segment, new RoaringBitmap(), new RoaringBitmap());
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

  private static Found found(Move move, LocalDate today, Instant at) {
    LiveSegment segment = move.segment;
    boolean first = !segment.known;
    Sizes sizes =
        new Sizes(
            segment.members.getLongCardinality(),
            first ? 0 : move.entered.getLongCardinality(),
            first ? 0 : move.left.getLongCardinality());
    return new Found(segment.definition, at, today, sizes, first);
  }

  /** Segments that refer to this one look at those who moved. */
  private void tell(Move move) {
    Rule.InSegment leaf = new Rule.InSegment(move.segment.definition.key());
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
