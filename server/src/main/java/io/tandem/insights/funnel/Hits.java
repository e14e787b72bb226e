package io.tandem.insights.funnel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Events in order, of one moment or of one person: which steps and exclusions each matches, and
 * what it says for each breakdown, as the number its {@link ValueBook} gave that value.
 */
final class Hits {

  private static final int EXCLUSIONS = 20;

  private final int dimensions;
  private long[] times = new long[16];
  private long[] masks = new long[16];
  private int[] values;
  private int from;
  private int size;

  /** Where others' events begin that are shown. */
  private int first;

  /**
   * No events.
   *
   * @param dimensions how many breakdowns there are
   */
  Hits(int dimensions) {
    this.dimensions = dimensions;
    this.values = new int[16 * dimensions];
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
    from = 0;
    size = 0;
  }

  /**
   * One more event.
   *
   * @param found its value for each breakdown
   */
  void add(long time, long mask, int[] found) {
    int at = grown();
    times[at] = time;
    masks[at] = mask;
    System.arraycopy(found, 0, values, at * dimensions, dimensions);
  }

  /** One of others' events, matching what it is told to match. */
  void add(Hits others, int index, long mask) {
    int at = grown();
    times[at] = others.time(index);
    masks[at] = mask;
    others.values(index, values, at * dimensions);
  }

  private int grown() {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      masks = Arrays.copyOf(masks, 2 * size);
      values = Arrays.copyOf(values, 2 * size * dimensions);
    }
    return size++;
  }

  /**
   * Becomes the first events of these arrays, which stay whose they are. Nothing may be added then.
   *
   * @param found the values of each event, event by event
   */
  void show(long[] at, long[] matched, int[] found, int count) {
    times = at;
    masks = matched;
    values = found;
    from = 0;
    first = 0;
    size = count;
  }

  /** Becomes others' events, which stay theirs. Nothing may be added then. */
  void show(Hits others) {
    times = others.times;
    masks = others.masks;
    values = others.values;
    from = others.from;
    first = others.from;
    size = others.size;
  }

  /** Of events that are others', only those from one to another (exclusive). */
  void limit(int begin, int end) {
    from = first + begin;
    size = end - begin;
  }

  /** Puts them in order of time and of what they match, where they are not yet. */
  void sort() {
    for (int i = 1; i < size; i++) {
      if (time(i) < time(i - 1) || (time(i) == time(i - 1) && mask(i) < mask(i - 1))) {
        sortAll();
        return;
      }
    }
  }

  private void sortAll() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, Comparator.comparingLong((Integer i) -> time(i)).thenComparingLong(i -> mask(i)));
    Hits sorted = new Hits(dimensions);
    for (int i : order) {
      sorted.add(this, i, mask(i));
    }
    System.arraycopy(sorted.times, 0, times, from, size);
    System.arraycopy(sorted.masks, 0, masks, from, size);
    System.arraycopy(sorted.values, 0, values, from * dimensions, size * dimensions);
  }

  /**
   * Of equal events at one moment the first by value counts: of those, already in order by what
   * they match, in UTF-8's order of the values, none last.
   */
  void sortValues(List<ValueBook> books) {
    for (int begin = 0; dimensions > 0 && begin < size; ) {
      int end = begin + 1;
      while (end < size && mask(end) == mask(begin)) {
        end++;
      }
      if (end - begin > 1) {
        sortValues(books, begin, end);
      }
      begin = end;
    }
  }

  private void sortValues(List<ValueBook> books, int begin, int end) {
    int[][] rows = new int[end - begin][dimensions];
    for (int i = begin; i < end; i++) {
      values(i, rows[i - begin], 0);
    }
    Arrays.sort(rows, (one, other) -> compare(books, one, other));
    for (int i = begin; i < end; i++) {
      System.arraycopy(rows[i - begin], 0, values, (from + i) * dimensions, dimensions);
    }
  }

  private static int compare(List<ValueBook> books, int[] one, int[] other) {
    for (int i = 0; i < one.length; i++) {
      int order = books.get(i).compare(one[i], other[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  int size() {
    return size;
  }

  long time(int index) {
    return times[from + index];
  }

  long mask(int index) {
    return masks[from + index];
  }

  /** Copies the values of an event. */
  void values(int index, int[] into, int at) {
    System.arraycopy(values, (from + index) * dimensions, into, at, dimensions);
  }

  /** True when all match the same. */
  boolean alike() {
    for (int i = 1; i < size; i++) {
      if (mask(i) != mask(0)) {
        return false;
      }
    }
    return true;
  }
}
