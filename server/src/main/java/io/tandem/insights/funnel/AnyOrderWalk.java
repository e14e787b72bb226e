package io.tandem.insights.funnel;

import io.tandem.shared.TandemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Steps in any order: an attempt starts with an event of any step and has reached {@code n} steps
 * as soon as {@code n} of its events can be matched with {@code n} different steps, one event for
 * one step. An exclusion between {@code after} and {@code before} spoils an attempt that has
 * reached at least {@code after} and less than {@code before} steps; those of a moment with
 * different events are ignored. The attempt with the most steps counts, of equals the first that is
 * not spoilt.
 *
 * <p>Events of one kind are as good as each other: once no step can have one of them, none can have
 * a later one, since steps that are taken stay taken. So an attempt looks at few events of each
 * kind, and all attempts of somebody take a time that grows with the number of events, not with its
 * square.
 */
final class AnyOrderWalk implements Walk {

  /** So many events of a group are held. */
  private static final int MOST_EVENTS = 1_000_000;

  /** So many looks at kinds for one group, about a second; many steps and events need more. */
  private static final long MOST_WORK = 300_000_000L;

  private final Rules rules;
  private final Hits all;
  private final EventKinds kinds = new EventKinds();
  private final Attempt attempt;
  private final Attempt best;
  private final int[] eventOf;
  private long possible;
  private long spoiling;
  private long work;
  private boolean closed;

  /** The next event that may start an attempt, and for each kind the place of the next behind. */
  private int start;

  private int[] ahead = new int[8];

  /** The same for the present attempt, at the end of a kind that is of no use any more. */
  private int[] place = new int[8];

  AnyOrderWalk(Rules rules) {
    this.rules = rules;
    this.all = new Hits(rules.dimensions());
    this.attempt = new Attempt(rules.steps(), rules.dimensions());
    this.best = new Attempt(rules.steps(), rules.dimensions());
    this.eventOf = new int[rules.steps()];
  }

  @Override
  public void begin() {
    all.clear();
    kinds.clear();
    possible = 0;
    spoiling = 0;
    work = 0;
    closed = false;
  }

  @Override
  public void moment(Hits hits) {
    boolean alike = hits.alike();
    for (int i = 0; i < hits.size(); i++) {
      long mask = alike ? hits.mask(i) : Hits.steps(hits.mask(i));
      if (mask != 0) {
        possible |= Hits.steps(mask);
        spoiling |= mask & ~Hits.steps(mask);
        all.add(hits, i, mask);
        kinds.add(mask);
        spend(kinds.count());
      }
    }
    if (all.size() > MOST_EVENTS) {
      throw new TandemException(FunnelError.TOO_MANY_EVENTS);
    }
  }

  private void spend(int looks) {
    work += looks;
    if (work > MOST_WORK) {
      throw new TandemException(FunnelError.TOO_MANY_EVENTS);
    }
  }

  @Override
  public @Nullable Attempt end() {
    rewind();
    return between(rules.from(), rules.to());
  }

  /** After the last moment: begins with the first event again. */
  void rewind() {
    if (!closed) {
      kinds.close();
      closed = true;
    }
    if (ahead.length < kinds.count()) {
      ahead = new int[2 * kinds.count()];
      place = new int[2 * kinds.count()];
    }
    for (int kind = 0; kind < kinds.count(); kind++) {
      ahead[kind] = kinds.begin(kind);
    }
    start = 0;
  }

  /**
   * The attempt that counts of those that start in a range; null when there is none or it is
   * spoilt. Ranges come in order.
   */
  @Nullable Attempt between(long from, long to) {
    int most = Long.bitCount(possible);
    best.clear();
    for (; start < all.size() && all.time(start) < to; start++) {
      ahead[kinds.kindOf(start)]++;
      boolean done = best.alive() && best.step() == most && !best.tainted();
      if (!done && all.time(start) >= from && Hits.steps(all.mask(start)) != 0) {
        follow(start);
        boolean further =
            !best.alive()
                || attempt.step() > best.step()
                || (attempt.step() == best.step() && best.tainted() && !attempt.tainted());
        if (further) {
          best.copy(attempt);
        }
      }
    }
    return best.alive() && !best.tainted() ? best : null;
  }

  private void follow(int first) {
    System.arraycopy(ahead, 0, place, 0, kinds.count());
    Arrays.fill(eventOf, -1);
    attempt.begin(all, first);
    take(first, 0);
    for (int at = first; at >= 0 && attempt.step() < rules.steps(); ) {
      int next = next();
      taint(at, next);
      if (next >= 0) {
        attempt.reach(attempt.step() + 1, all, next);
      }
      at = next;
    }
  }

  /** Gives a step the next event that one can have; -1 when there is none within the window. */
  private int next() {
    while (true) {
      spend(kinds.count());
      int nearest = -1;
      for (int kind = 0; kind < kinds.count(); kind++) {
        boolean left = place[kind] < kinds.end(kind) && Hits.steps(kinds.mask(kind)) != 0;
        if (left && (nearest < 0 || kinds.at(place[kind]) < kinds.at(place[nearest]))) {
          nearest = kind;
        }
      }
      if (nearest < 0 || !inTime(kinds.at(place[nearest]))) {
        return -1;
      }
      int event = kinds.at(place[nearest]++);
      if (take(event, 0)) {
        return event;
      }
      place[nearest] = kinds.end(nearest);
    }
  }

  private boolean inTime(int event) {
    return all.time(event) - attempt.start() <= rules.window();
  }

  /** Whether something spoils the attempt between an event and the one that brings it further. */
  private void taint(int at, int next) {
    long spoils = Hits.exclusion(attempt.step() + 1);
    if ((spoiling & spoils) != 0) {
      int spoiler = kinds.firstBehind(at, spoils);
      boolean before = next >= 0 ? spoiler <= next : spoiler < all.size() && inTime(spoiler);
      if (before) {
        attempt.taint();
      }
    }
  }

  /** Finds a step for an event, moving earlier events to other steps where that makes room. */
  private boolean take(int event, long tried) {
    long open = Hits.steps(all.mask(event)) & ~tried;
    for (int step = 0; step < eventOf.length; step++) {
      if ((open & (1L << step)) != 0 && eventOf[step] < 0) {
        eventOf[step] = event;
        return true;
      }
    }
    for (int step = 0; step < eventOf.length; step++) {
      if ((open & (1L << step)) != 0 && take(eventOf[step], tried | open)) {
        eventOf[step] = event;
        return true;
      }
    }
    return false;
  }
}
