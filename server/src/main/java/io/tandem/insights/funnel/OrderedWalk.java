package io.tandem.insights.funnel;

import org.jspecify.annotations.Nullable;

/**
 * Steps one after the other, by PostHog's rules as they are described in its documentation:
 *
 * <ul>
 *   <li>One event advances one step. A step is reached from the newest attempt whose window,
 *       counted from its first event and inclusive, is not over; a newer first step starts a newer
 *       attempt, what has come further goes on. Of one attempt the earliest event of a step counts.
 *   <li>Different events of one moment are taken in the order of the steps, each for one step,
 *       without regard to exclusions and to strictness.
 *   <li>An exclusion spoils every attempt it meets between its two steps. The person counts with
 *       the furthest attempt; of equally far ones with the first that is not spoilt. When that one
 *       is spoilt the person is in no step at all.
 *   <li>Strict: an event drops all attempts but those it has just advanced.
 *   <li>An optional step may be left out by an attempt.
 * </ul>
 */
final class OrderedWalk implements Walk {

  private final Rules rules;
  private final boolean strict;
  private final Attempt[] reached;
  private final Attempt best;
  private boolean done;

  OrderedWalk(Rules rules, boolean strict) {
    this.rules = rules;
    this.strict = strict;
    this.reached = new Attempt[rules.steps() + 1];
    for (int step = 1; step < reached.length; step++) {
      reached[step] = new Attempt(rules.steps(), rules.dimensions());
    }
    this.best = new Attempt(rules.steps(), rules.dimensions());
  }

  @Override
  public void begin() {
    for (int step = 1; step < reached.length; step++) {
      reached[step].clear();
    }
    best.clear();
    done = false;
  }

  @Override
  public void moment(Hits hits) {
    if (done) {
      return;
    }
    if (hits.alike()) {
      for (int i = 0; i < hits.size(); i++) {
        single(hits, i);
      }
    } else {
      together(hits);
    }
  }

  /** Backwards, so that an event does not advance what it has just brought to a step. */
  private void single(Hits hits, int index) {
    long mask = hits.mask(index);
    long steps = Hits.steps(mask);
    for (int step = rules.steps(); mask != steps && step >= 1; step--) {
      if ((mask & Hits.exclusion(step)) != 0) {
        spoil(step, hits.time(index));
      }
    }
    for (long left = steps; left != 0; left ^= Long.highestOneBit(left)) {
      advance(Hits.last(left), hits, index);
    }
    for (int step = 1; strict && step <= rules.steps(); step++) {
      if ((steps & Hits.step(step)) == 0) {
        reached[step].clear();
      }
    }
  }

  private void together(Hits hits) {
    long used = 0;
    for (int step = 1; step <= rules.steps(); step++) {
      for (int i = 0; i < hits.size(); i++) {
        boolean free = i >= Long.SIZE || (used & (1L << i)) == 0;
        boolean matches = (hits.mask(i) & Hits.step(step)) != 0;
        if (free && matches && advance(step, hits, i) && i < Long.SIZE) {
          used |= 1L << i;
        }
      }
    }
  }

  private boolean advance(int step, Hits hits, int index) {
    long time = hits.time(index);
    Attempt slot = reached[step];
    if (step == 1) {
      if (!rules.mayStart(time) || (slot.alive() && slot.start() == time)) {
        return false;
      }
      slot.begin(hits, index);
    } else {
      Attempt before = before(step, time);
      if (before == null) {
        return false;
      }
      slot.copy(before);
      slot.reach(step, hits, index);
    }
    if (!best.alive() || step > best.step() || (step == best.step() && best.tainted())) {
      best.copy(slot);
    }
    done |= step == rules.steps() && !slot.tainted();
    return true;
  }

  /** The newest attempt that this step would bring further. */
  private @Nullable Attempt before(int step, long time) {
    Attempt newest = null;
    for (int from = step - 1; from >= 1; from--) {
      Attempt attempt = reached[from];
      boolean goesOn =
          attempt.alive()
              && time - attempt.start() <= rules.window()
              && !reached[step].sameStart(attempt);
      if (goesOn && (newest == null || attempt.start() > newest.start())) {
        newest = attempt;
      }
      if (!rules.skippable()[from]) {
        break;
      }
    }
    return newest;
  }

  private void spoil(int step, long time) {
    Attempt attempt = reached[step - 1];
    if (attempt.alive()
        && time - attempt.start() <= rules.window()
        && !reached[step].sameStart(attempt)) {
      attempt.taint();
      if (best.step() == step - 1 && time - best.start() <= rules.window()) {
        best.taint();
      }
    }
  }

  @Override
  public boolean decided() {
    return done;
  }

  @Override
  public @Nullable Attempt end() {
    return best.alive() && !best.tainted() ? best : null;
  }
}
