package io.tandem.insights.funnel;

import java.util.Arrays;

/**
 * Gathered events of neighbouring people, so few that they are ordered in the processor's cache.
 * Takes 16 bytes an event, and 4 more for each breakdown.
 */
final class GatheredPart {

  /** So many people each. */
  static final int PEOPLE = 1 << GatheredPart.PEOPLE_BITS;

  private static final int PEOPLE_BITS = 12;

  /** Masks have fewer bits than that; those above hold the person. */
  private static final int MASK_BITS = 40;

  private final long first;
  private final int dimensions;
  private long[] times = new long[64];
  private long[] masks = new long[64];
  private int[] values;
  private int size;

  /**
   * No events.
   *
   * @param place its people are those with keys from this times {@link #PEOPLE} on
   */
  GatheredPart(int place, int dimensions) {
    this.first = (long) place * PEOPLE;
    this.dimensions = dimensions;
    this.values = new int[64 * dimensions];
  }

  void add(int person, long time, long mask, int[] found) {
    if (size == times.length) {
      int more = size + size / 2;
      times = Arrays.copyOf(times, more);
      masks = Arrays.copyOf(masks, more);
      values = Arrays.copyOf(values, more * dimensions);
    }
    times[size] = time;
    masks[size] = (long) (person & (PEOPLE - 1)) << MASK_BITS | mask;
    for (int i = 0; i < dimensions; i++) {
      values[size * dimensions + i] = found[i];
    }
    size++;
  }

  /** Tells of its people one after the other. */
  void tell(Follower follower) {
    int[] ends = group();
    Hits one = new Hits(dimensions);
    one.show(times, masks, values, size);
    for (int i = 0, begin = 0; i < PEOPLE; begin = ends[i++]) {
      if (ends[i] > begin) {
        one.limit(begin, ends[i]);
        one.sort();
        follower.person(first + i, one);
      }
    }
  }

  /** Puts the events of each person together, in the order in which they came; where each ends. */
  private int[] group() {
    int[] next = new int[PEOPLE];
    for (int i = 0; i < size; i++) {
      next[(int) (masks[i] >>> MASK_BITS)]++;
    }
    for (int i = 0, begin = 0; i < PEOPLE; i++) {
      int count = next[i];
      next[i] = begin;
      begin += count;
    }
    long[] at = new long[size];
    long[] matched = new long[size];
    int[] found = new int[size * dimensions];
    for (int i = 0; i < size; i++) {
      int place = next[(int) (masks[i] >>> MASK_BITS)]++;
      at[place] = times[i];
      matched[place] = masks[i] & ((1L << MASK_BITS) - 1);
      for (int value = 0; value < dimensions; value++) {
        found[place * dimensions + value] = values[i * dimensions + value];
      }
    }
    times = at;
    masks = matched;
    values = found;
    return next;
  }
}
