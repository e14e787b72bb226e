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
 */
final class AnyOrderWalk implements Walk {

  private static final long MOST_WORK = 2_000_000_000L;

  private final Rules rules;
  private final Hits all;
  private final Attempt attempt;
  private final Attempt best;
  private final int[] eventOf;
  private long possible;
  private long work;

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
    best.clear();
    possible = 0;
  }

  @Override
  public void moment(Hits hits) {
    boolean alike = hits.alike();
    for (int i = 0; i < hits.size(); i++) {
      long mask = alike ? hits.mask(i) : Hits.steps(hits.mask(i));
      if (mask != 0) {
        possible |= Hits.steps(mask);
        all.add(hits, i, mask);
      }
    }
  }

  @Override
  public @Nullable Attempt end() {
    int most = Long.bitCount(possible);
    for (int i = 0; i < all.size(); i++) {
      if (best.alive() && best.step() == most && !best.tainted()) {
        break;
      }
      if (Hits.steps(all.mask(i)) != 0 && rules.mayStart(all.time(i))) {
        follow(i);
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
    Arrays.fill(eventOf, -1);
    attempt.begin(all, first);
    take(first, 0);
    for (int i = first + 1;
        i < all.size() && all.time(i) - attempt.start() <= rules.window();
        i++) {
      if (++work > MOST_WORK) {
        throw new TandemException(FunnelError.TOO_MANY_EVENTS);
      }
      int level = attempt.step();
      if (level < rules.steps() && (all.mask(i) & Hits.exclusion(level + 1)) != 0) {
        attempt.taint();
      }
      if (take(i, 0)) {
        attempt.reach(level + 1, all, i);
        if (level + 1 == rules.steps()) {
          return;
        }
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
