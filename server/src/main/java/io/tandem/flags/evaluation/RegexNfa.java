package io.tandem.flags.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as states among which a search may be in several at once (Thompson, 1968). */
final class RegexNfa {

  private static final int MOST = 200;

  private final List<State> states = new ArrayList<>();
  private int start;

  private RegexNfa() {}

  /**
   * A state.
   *
   * @param points what leads on from here, or null when nothing has to be read
   * @param begin leads on at the beginning of the text only
   * @param end leads on at its end only
   * @param next where to; -1 for nowhere
   * @param other where to as well; -1 for nowhere
   */
  private record State(
      @Nullable CodePoints points, boolean begin, boolean end, int next, int other) {

    static State split(int next, int other) {
      return new State(null, false, false, next, other);
    }
  }

  /** Null when there would be too many states. State 0 is the one in which it is found. */
  static @Nullable RegexNfa of(Regex regex) {
    RegexNfa nfa = new RegexNfa();
    nfa.add(State.split(-1, -1));
    nfa.start = nfa.built(regex, 0);
    return nfa.states.size() > MOST ? null : nfa;
  }

  int start() {
    return start;
  }

  /** All that lead on by reading something. */
  List<CodePoints> alphabet() {
    List<CodePoints> all = new ArrayList<>();
    for (State state : states) {
      if (state.points != null) {
        all.add(state.points);
      }
    }
    return all;
  }

  /** Adds the states that are reached from one without reading. */
  void reach(BitSet reached, int from, boolean atBegin, boolean atEnd) {
    if (from < 0 || reached.get(from)) {
      return;
    }
    reached.set(from);
    State state = states.get(from);
    if (state.points == null && (atBegin || !state.begin) && (atEnd || !state.end)) {
      reach(reached, state.next, atBegin, atEnd);
      reach(reached, state.other, atBegin, atEnd);
    }
  }

  /** The states that are reached from these by reading one code point, wherever it stands. */
  BitSet step(BitSet from, int point) {
    BitSet reached = new BitSet(states.size());
    for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
      State state = states.get(i);
      if (state.points != null && state.points.contains(point)) {
        reach(reached, state.next, false, false);
      }
    }
    reach(reached, start, false, false); // what is looked for may begin anywhere
    return reached;
  }

  /** Whether it is found when the text ends in these states. */
  boolean foundAtEnd(BitSet in, boolean atBegin) {
    BitSet reached = new BitSet(states.size());
    in.stream().forEach(state -> reach(reached, state, atBegin, true));
    return reached.get(0);
  }

  /** True when it cannot be found from these states, whatever follows. */
  boolean isOver(BitSet in) {
    return in.stream().noneMatch(i -> states.get(i).points != null || states.get(i).end);
  }

  /** Where an expression starts that is followed by a state. */
  private int built(Regex regex, int then) {
    if (states.size() > MOST) {
      return then;
    }
    return switch (regex) {
      case Regex.Point(CodePoints points) -> add(new State(points, false, false, then, -1));
      case Regex.Begin() -> add(new State(null, true, false, then, -1));
      case Regex.End() -> add(new State(null, false, true, then, -1));
      case Regex.Sequence(List<Regex> parts) -> {
        int next = then;
        for (Regex part : parts.reversed()) {
          next = built(part, next);
        }
        yield next;
      }
      case Regex.Choice(List<Regex> parts) -> {
        int next = built(parts.getLast(), then);
        for (Regex part : parts.reversed().subList(1, parts.size())) {
          next = add(State.split(built(part, then), next));
        }
        yield next;
      }
      case Regex.Repeated repeated -> repeated(repeated, then);
    };
  }

  private int repeated(Regex.Repeated repeated, int then) {
    int next = then;
    if (repeated.most() == Regex.ENDLESS) {
      int loop = add(State.split(-1, then));
      states.set(loop, State.split(built(repeated.part(), loop), then));
      next = loop;
    }
    for (int i = repeated.least(); i < repeated.most() && states.size() <= MOST; i++) {
      next = add(State.split(built(repeated.part(), next), then));
    }
    for (int i = 0; i < repeated.least() && states.size() <= MOST; i++) {
      next = built(repeated.part(), next);
    }
    return next;
  }

  private int add(State state) {
    states.add(state);
    return states.size() - 1;
  }
}
