package io.tandem.insights.funnel;

import java.util.Arrays;

/**
 * How far somebody came on one way through the steps. Steps count from 1; reused, so that following
 * a million people makes no garbage.
 */
final class Attempt {

  /** Stands for a step that was not done. */
  static final long NEVER = Long.MIN_VALUE;

  private final long[] times;
  private final int[] values;
  private final int dimensions;
  private boolean alive;
  private boolean tainted;
  private long start;
  private int step;

  /** Whether there is more to forget than the first step. */
  private boolean further;

  /**
   * An attempt that has not begun.
   *
   * @param dimensions how many breakdowns there are, hence values an event
   */
  Attempt(int steps, int dimensions) {
    this.times = new long[steps + 1];
    this.values = new int[(steps + 1) * dimensions];
    this.dimensions = dimensions;
    Arrays.fill(times, NEVER);
  }

  /** Forgets everything. */
  void clear() {
    alive = false;
  }

  /** Begins with an event. */
  void begin(Hits hits, int event) {
    if (further) {
      Arrays.fill(times, NEVER);
      Arrays.fill(values, ValueBook.NONE);
      further = false;
    }
    alive = true;
    tainted = false;
    start = hits.time(event);
    reach(1, hits, event);
  }

  /** Becomes the same as another one. */
  void copy(Attempt other) {
    alive = other.alive;
    tainted = other.tainted;
    start = other.start;
    step = other.step;
    further = other.further;
    System.arraycopy(other.times, 0, times, 0, times.length);
    if (dimensions > 0) {
      System.arraycopy(other.values, 0, values, 0, values.length);
    }
  }

  /** Goes on to a step with an event. */
  void reach(int next, Hits hits, int event) {
    step = next;
    further |= next > 1;
    times[next] = hits.time(event);
    if (dimensions > 0) {
      hits.values(event, values, next * dimensions);
    }
  }

  /** Marks it as spoilt by an exclusion. */
  void taint() {
    tainted = true;
  }

  boolean alive() {
    return alive;
  }

  boolean tainted() {
    return tainted;
  }

  /** When its first step was done, UTC milliseconds. */
  long start() {
    return start;
  }

  /** The furthest step. */
  int step() {
    return step;
  }

  /** When a step was done, or {@link #NEVER}. */
  long time(int of) {
    return times[of];
  }

  /** The number of what the event of a step says for a breakdown. */
  int value(int of, int dimension) {
    return values[of * dimensions + dimension];
  }

  /** True when this one began at the same moment. */
  boolean sameStart(Attempt other) {
    return alive && start == other.start;
  }
}
