package io.tandem.insights.funnel;

import java.util.Arrays;

/**
 * Events in order by what they match: those that match the same are of one kind. There are about as
 * many kinds as steps and exclusions, so looking for the next event that matters is a look at the
 * next one of each kind, however many events lie between.
 */
final class EventKinds {

  private long[] masks = new long[8];
  private int kinds;
  private int[] kindOf = new int[64];
  private int size;

  /** The events kind by kind, and where each kind begins; behind them where the last one ends. */
  private int[] order = new int[64];

  private int[] begin = new int[9];

  void clear() {
    kinds = 0;
    size = 0;
  }

  /** What the next event matches. */
  void add(long mask) {
    if (size == kindOf.length) {
      kindOf = Arrays.copyOf(kindOf, 2 * size);
    }
    kindOf[size++] = kind(mask);
  }

  private int kind(long mask) {
    int kind = 0;
    while (kind < kinds && masks[kind] != mask) {
      kind++;
    }
    if (kind == kinds) {
      masks = kinds == masks.length ? Arrays.copyOf(masks, 2 * kinds) : masks;
      masks[kinds++] = mask;
    }
    return kind;
  }

  /** After the last event. */
  void close() {
    begin = kinds < begin.length ? begin : new int[2 * kinds];
    order = size <= order.length ? order : new int[kindOf.length];
    Arrays.fill(begin, 0, kinds + 1, 0);
    for (int i = 0; i < size; i++) {
      begin[kindOf[i] + 1]++;
    }
    for (int kind = 0; kind < kinds; kind++) {
      begin[kind + 1] += begin[kind];
    }
    int[] next = Arrays.copyOf(begin, kinds);
    for (int i = 0; i < size; i++) {
      order[next[kindOf[i]]++] = i;
    }
  }

  int count() {
    return kinds;
  }

  /** What the events of a kind match. */
  long mask(int kind) {
    return masks[kind];
  }

  int kindOf(int event) {
    return kindOf[event];
  }

  /** Where the events of a kind begin among the places. */
  int begin(int kind) {
    return begin[kind];
  }

  /** Behind the last place of a kind. */
  int end(int kind) {
    return begin[kind + 1];
  }

  /** The event at a place; ascending within a kind. */
  int at(int place) {
    return order[place];
  }

  /** The first event behind one whose kind has some of these bits; the number of all if none. */
  int firstBehind(int event, long bits) {
    int first = size;
    for (int kind = 0; kind < kinds; kind++) {
      if ((masks[kind] & bits) != 0) {
        int found = Arrays.binarySearch(order, begin(kind), end(kind), event + 1);
        int place = found >= 0 ? found : -found - 1;
        first = place < end(kind) ? Math.min(first, order[place]) : first;
      }
    }
    return first;
  }
}
