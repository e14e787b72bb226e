package io.tandem.insights.funnel;

import org.jspecify.annotations.Nullable;

/**
 * ClickHouse's {@code windowFunnel} without modes: pairs of event and matched step, ordered by time
 * and step, so that one event may make several steps. A newer first step restarts, deeper levels
 * keep their chain, and the deepest level wins; the window is inclusive.
 */
final class WindowFunnelWalk implements Walk {

  private final Rules rules;
  private final Attempt[] reached;
  private final Attempt best;

  WindowFunnelWalk(Rules rules) {
    this.rules = rules;
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
  }

  @Override
  public void moment(Hits hits) {
    if (decided()) {
      return;
    }
    for (int step = 1; step <= rules.steps(); step++) {
      int index = first(hits, step);
      if (index >= 0) {
        advance(step, hits, index);
      }
    }
  }

  private static int first(Hits hits, int step) {
    for (int i = 0; i < hits.size(); i++) {
      if ((hits.mask(i) & Hits.step(step)) != 0) {
        return i;
      }
    }
    return -1;
  }

  private void advance(int step, Hits hits, int index) {
    long time = hits.time(index);
    Attempt slot = reached[step];
    if (step == 1) {
      if (!rules.mayStart(time)) {
        return;
      }
      slot.begin(hits, index);
    } else {
      Attempt before = reached[step - 1];
      if (!before.alive() || time - before.start() > rules.window() || slot.sameStart(before)) {
        return;
      }
      slot.copy(before);
      slot.reach(step, hits, index);
    }
    if (!best.alive() || step > best.step()) {
      best.copy(slot);
    }
  }

  @Override
  public boolean decided() {
    return best.alive() && best.step() == rules.steps();
  }

  @Override
  public @Nullable Attempt end() {
    return best.alive() ? best : null;
  }
}
