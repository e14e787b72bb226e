package io.tandem.insights.funnel;

import io.tandem.insights.query.Checks;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/**
 * Asks how long people take from one step to another.
 *
 * @param from a step, from 1; the first when left out
 * @param to a later step; the last when left out
 * @param bins how many bars of equal width, 1 to 100; 20 when left out
 */
record FunnelTiming(@Nullable Integer from, @Nullable Integer to, @Nullable Integer bins) {

  /**
   * @throws TandemException {@code invalid_request}
   */
  FunnelTiming {
    bins = bins == null ? 20 : Checks.within(bins, 1, 100, "timeToConvert.bins");
    from = from == null ? 1 : from;
  }

  int start() {
    return from == null ? 1 : from;
  }

  int end(int steps) {
    return to == null ? steps : to;
  }

  int bars() {
    return bins == null ? 20 : bins;
  }

  void check(int steps) {
    Checks.within(start(), 1, steps - 1, "timeToConvert.from");
    Checks.within(end(steps), start() + 1, steps, "timeToConvert.to");
  }
}
