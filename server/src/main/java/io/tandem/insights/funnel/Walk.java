package io.tandem.insights.funnel;

import org.jspecify.annotations.Nullable;

/** Follows the events of one group (a person, or one held value of a person) through the steps. */
interface Walk {

  /** Starts over with another group. */
  void begin();

  /** All events of one moment, ordered by what they match; moments come in order. */
  void moment(Hits hits);

  /** True when no later moment of this group changes its attempt. */
  default boolean decided() {
    return false;
  }

  /** The attempt that counts; null when there is none or it is spoilt. */
  @Nullable Attempt end();

  /**
   * What a walk keeps to.
   *
   * @param steps how many
   * @param skippable whether a step, from 1, may be left out
   * @param dimensions how many breakdowns
   * @param window milliseconds from the first step, inclusive
   * @param from first moment at which an attempt may start, UTC milliseconds
   * @param to first moment at which it may not any more
   */
  record Rules(int steps, boolean[] skippable, int dimensions, long window, long from, long to) {

    /** The same for attempts that start in another range. */
    Rules starting(long first, long behind) {
      return new Rules(steps, skippable, dimensions, window, first, behind);
    }

    boolean mayStart(long time) {
      return time >= from && time < to;
    }
  }

  /** A walk of the query's kind. */
  static Walk of(FunnelQuery query, Rules rules) {
    if (query.meaning() == FunnelSemantics.WINDOW_FUNNEL) {
      return new WindowFunnelWalk(rules);
    }
    return switch (query.ordered()) {
      case SEQUENTIAL -> new OrderedWalk(rules, false);
      case STRICT -> new OrderedWalk(rules, true);
      case ANY -> new AnyOrderWalk(rules);
    };
  }
}
