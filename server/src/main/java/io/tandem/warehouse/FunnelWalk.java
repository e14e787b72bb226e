package io.tandem.warehouse;

import java.util.Arrays;

/**
 * Finds how far a person gets in a funnel of steps in order. For every step it keeps the latest
 * start of a chain that reached it; an event takes each chain it fits one step on, the longest
 * first, so that no chain uses it twice.
 *
 * <p>Events at one millisecond have no order of their own. Where they fit the same steps they are
 * taken one by one; else in the order of the steps, those that fit fewer later steps first, each
 * event once in a chain. (As PostHog's funnels do, which leave the order within a step open.)
 *
 * <p>One thread; use it for one person after the other.
 */
public final class FunnelWalk {

  private static final long NONE = Long.MIN_VALUE;

  private final int steps;
  private final long startsBefore;
  private final long window;
  private final long[] chains;

  /** For each step, which events of the present millisecond its chain has used. */
  private final int[][] used;

  private final int[] usedCount;
  private int furthest;

  /**
   * @param startsBefore UTC milliseconds before which the first step lies
   * @param window milliseconds from the first step to any later one, inclusive
   */
  public FunnelWalk(int steps, long startsBefore, long window) {
    this.steps = steps;
    this.startsBefore = startsBefore;
    this.window = window;
    this.chains = new long[steps + 1];
    this.used = new int[steps + 1][steps];
    this.usedCount = new int[steps + 1];
  }

  /**
   * Walks a person's events.
   *
   * @param times ascending; the first {@code count} count
   * @param masks bit i for a fit with step i + 1
   * @return how many steps were reached
   */
  public int furthest(long[] times, long[] masks, int count) {
    Arrays.fill(chains, NONE);
    furthest = 0;
    for (int from = 0; from < count && furthest < steps; ) {
      int to = from + 1;
      boolean alike = true;
      while (to < count && times[to] == times[from]) {
        alike &= masks[to] == masks[from];
        to++;
      }
      chains[0] = times[from] < startsBefore ? times[from] : NONE;
      if (alike) {
        for (int i = from; i < to; i++) {
          one(times[i], masks[i]);
        }
      } else {
        together(times[from], masks, from, to);
      }
      from = to;
    }
    return furthest;
  }

  private void one(long time, long mask) {
    for (long left = mask; left != 0; left &= ~Long.highestOneBit(left)) {
      int step = 64 - Long.numberOfLeadingZeros(left);
      if (fits(step, time)) {
        chains[step] = chains[step - 1];
        furthest = Math.max(furthest, step);
      }
    }
  }

  /** Whether the chain before a step takes this event, and is newer than the step's own. */
  private boolean fits(int step, long time) {
    long start = chains[step - 1];
    return start != NONE && time - start <= window && chains[step] != start;
  }

  private void together(long time, long[] masks, int from, int to) {
    Arrays.fill(usedCount, 0);
    long[] order = Arrays.copyOfRange(masks, from, to);
    Arrays.sort(order);
    for (int step = 1; step <= steps; step++) {
      for (int event = 0; event < order.length; event++) {
        boolean here = (order[event] >>> (step - 1) & 1) != 0;
        if (here && !uses(step - 1, event) && fits(step, time)) {
          chains[step] = chains[step - 1];
          usedCount[step] = usedCount[step - 1] + 1;
          System.arraycopy(used[step - 1], 0, used[step], 0, usedCount[step - 1]);
          used[step][usedCount[step] - 1] = event;
          furthest = Math.max(furthest, step);
        }
      }
    }
  }

  private boolean uses(int step, int event) {
    for (int i = 0; i < usedCount[step]; i++) {
      if (used[step][i] == event) {
        return true;
      }
    }
    return false;
  }
}
