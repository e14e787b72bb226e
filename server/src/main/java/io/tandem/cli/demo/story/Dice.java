package io.tandem.cli.demo.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Chance, the same in every run. */
final class Dice {

  private final SplittableRandom random;

  /** Dice of one purpose on one day: what other purposes throw does not change them. */
  Dice(long seed, String purpose, int day) {
    this.random = new SplittableRandom(seed * 31 + purpose.hashCode() * 1_000_003L + day);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  double real() {
    return random.nextDouble();
  }

  /** Both ends inclusive. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** So many of them, each at most once, in a new order. */
  <T> List<T> some(List<T> of, int count) {
    if (of.size() < count) {
      throw new IllegalStateException("the story needs " + count + " of only " + of.size());
    }
    return new ArrayList<>(shuffled(of).subList(0, count));
  }

  <T> List<T> shuffled(List<T> of) {
    List<T> copy = new ArrayList<>(of);
    for (int i = copy.size() - 1; i > 0; i--) {
      Collections.swap(copy, i, random.nextInt(i + 1));
    }
    return copy;
  }
}
