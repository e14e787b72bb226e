package io.tandem.insights.funnel;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Milliseconds that people took, eight bytes a person. */
final class Durations {

  private static final double MILLIS = 1000;

  private long[] millis = new long[8];
  private int size;

  void add(long duration) {
    if (size == millis.length) {
      millis = Arrays.copyOf(millis, 2 * size);
    }
    millis[size++] = duration;
  }

  void addAll(Durations other) {
    if (size + other.size > millis.length) {
      millis = Arrays.copyOf(millis, Math.max(size + other.size, 2 * size));
    }
    System.arraycopy(other.millis, 0, millis, size, other.size);
    size += other.size;
  }

  int size() {
    return size;
  }

  /** Seconds; of an even number the mean of the two in the middle. Null without any. */
  @Nullable Double median() {
    if (size == 0) {
      return null;
    }
    int middle = size / 2;
    long upper = atPlace(middle);
    return (size % 2 == 1 ? upper : (longestOf(middle) + upper) / 2.0) / MILLIS;
  }

  private long longestOf(int first) {
    long longest = Long.MIN_VALUE;
    for (int i = 0; i < first; i++) {
      longest = Math.max(longest, millis[i]);
    }
    return longest;
  }

  /**
   * What would stand at a place if they were in order, by Hoare's FIND: sorting takes longer.
   * Afterwards none before that place is longer.
   */
  private long atPlace(int place) {
    int from = 0;
    int to = size - 1;
    while (from < to) {
      long pivot = millis[ThreadLocalRandom.current().nextInt(from, to + 1)];
      int low = from;
      int high = to;
      while (low <= high) {
        while (millis[low] < pivot) {
          low++;
        }
        while (millis[high] > pivot) {
          high--;
        }
        if (low <= high) {
          long swapped = millis[low];
          millis[low++] = millis[high];
          millis[high--] = swapped;
        }
      }
      from = high < place ? low : from;
      to = place < low ? high : to;
    }
    return millis[place];
  }

  @Nullable Double mean() {
    return size == 0 ? null : Arrays.stream(millis, 0, size).sum() / (double) size / MILLIS;
  }

  /** The longest, in milliseconds; 0 without any. */
  long longest() {
    return size == 0 ? 0 : longestOf(size);
  }

  /** How many milliseconds each of so many bars spans, so that the longest falls into the last. */
  long width(int bars) {
    return longest() / bars + 1;
  }

  /** The bar a duration falls into, from 0. */
  static int bar(long duration, int bars, long width) {
    return (int) Math.min(bars - 1, duration / width);
  }

  /** How many fall into each of so many bars, each so many milliseconds wide. */
  long[] bins(int bars, long width) {
    long[] people = new long[bars];
    for (int i = 0; i < size; i++) {
      people[bar(millis[i], bars, width)]++;
    }
    return people;
  }
}
