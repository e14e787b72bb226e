package io.tandem.insights.funnel;

import java.util.Arrays;
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
    Arrays.sort(millis, 0, size);
    return (millis[(size - 1) / 2] + millis[size / 2]) / 2.0 / MILLIS;
  }

  @Nullable Double mean() {
    return size == 0 ? null : Arrays.stream(millis, 0, size).sum() / (double) size / MILLIS;
  }

  /** The longest, in milliseconds; 0 without any. */
  long longest() {
    return Arrays.stream(millis, 0, size).max().orElse(0);
  }

  /** How many fall into each of so many bars, each so many milliseconds wide. */
  long[] bins(int bins, long width) {
    long[] people = new long[bins];
    for (int i = 0; i < size; i++) {
      people[(int) Math.min(bins - 1, millis[i] / width)]++;
    }
    return people;
  }
}
