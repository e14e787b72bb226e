package io.tandem.insights.funnel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Events of one moment (or one group) in order: which steps and exclusions each matches. */
final class Hits {

  private static final int EXCLUSIONS = 20;

  private final int dimensions;
  private long[] times = new long[16];
  private long[] masks = new long[16];
  private @Nullable String[][] values = new @Nullable String[16][];
  private int size;

  Hits(int dimensions) {
    this.dimensions = dimensions;
  }

  /** Bit of a step, from 1. */
  static long step(int step) {
    return 1L << (step - 1);
  }

  /** The furthest of some steps. */
  static int last(long steps) {
    return Long.SIZE - Long.numberOfLeadingZeros(steps);
  }

  /** Bit that says: spoils what has not come to that step, from 2. */
  static long exclusion(int step) {
    return 1L << (EXCLUSIONS + step - 1);
  }

  /** The steps among bits. */
  static long steps(long mask) {
    return mask & ((1L << EXCLUSIONS) - 1);
  }

  void clear() {
    size = 0;
  }

  void add(long time, long mask, @Nullable String[] found) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      masks = Arrays.copyOf(masks, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    times[size] = time;
    masks[size] = mask;
    if (dimensions > 0) {
      values[size] = found.clone();
    }
    size++;
  }

  /**
   * Of equal events at one moment the first by value counts: of those, already in order by what
   * they match, in UTF-8's order of the values, none last.
   */
  void sortValues() {
    for (int from = 0; dimensions > 0 && from < size; ) {
      int to = from + 1;
      while (to < size && masks[to] == masks[from]) {
        to++;
      }
      if (to - from > 1) {
        Arrays.sort(values, from, to, Hits::compare);
      }
      from = to;
    }
  }

  private static int compare(@Nullable String[] one, @Nullable String[] other) {
    for (int i = 0; i < one.length; i++) {
      int order = compare(one[i], other[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Halves of a pair stand for code points above all others. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }

  int size() {
    return size;
  }

  long time(int index) {
    return times[index];
  }

  long mask(int index) {
    return masks[index];
  }

  /** The values of the breakdowns. */
  @Nullable String[] values(int index) {
    return dimensions > 0 ? values[index] : NONE;
  }

  /** True when all from one index to another (exclusive) match the same. */
  boolean alike(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (masks[i] != masks[from]) {
        return false;
      }
    }
    return true;
  }

  private static final @Nullable String[] NONE = {};
}
