package io.tandem.experiments.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Many experiments that are made up and whose truth is known, with fixed seeds; {@code
 * -Dtandem.simulation.runs=20000} for more of them.
 */
final class Simulations {

  static final int RUNS = Integer.getInteger("tandem.simulation.runs", 2_000);

  private Simulations() {}

  /** Asserts that intervals of 95 % hold the truth in 94 to 96 % of runs. */
  static void covers(String what, Predicate<RandomGenerator> holds) {
    assertThat(covered(what, holds)).as(what).isBetween(0.94, 0.96);
  }

  /** The share of runs in which it holds, printed as well. */
  static double covered(String what, Predicate<RandomGenerator> holds) {
    int inside = 0;
    for (int run = 0; run < RUNS; run++) {
      inside += holds.test(random(1_000_000L + run)) ? 1 : 0;
    }
    say("covered by 95 % intervals: " + what, inside);
    return share(inside);
  }

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  static double share(int runs) {
    return (double) runs / RUNS;
  }

  static void say(String what, int runs) {
    System.out.printf(Locale.ROOT, "%s: %.2f %% of %,d%n", what, 100 * share(runs), RUNS);
  }

  /** People of whom a share did something. */
  static Pairs ofShare(RandomGenerator random, double share, int n) {
    int successes = 0;
    for (int i = 0; i < n; i++) {
      successes += random.nextDouble() < share ? 1 : 0;
    }
    return Pairs.of(Summary.ofProportion(n, successes));
  }
}
