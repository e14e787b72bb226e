package io.tandem.experiments.statistics;

import static io.tandem.experiments.statistics.Simulations.RUNS;
import static io.tandem.experiments.statistics.Simulations.covers;
import static io.tandem.experiments.statistics.Simulations.random;
import static io.tandem.experiments.statistics.Simulations.say;
import static io.tandem.experiments.statistics.Simulations.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Quantiles of values that jump where the quantile lies: groups that are alike differ by a whole
 * step in half of all experiments, which must not be taken for an effect. {@code
 * -Dtandem.simulation.runs=20000} for more runs.
 */
class QuantileJumpsTest {

  private static final int LOOKS = 30;
  private static final int PEOPLE_A_LOOK = 100;

  /** Of values 0 to 5; half of them are up to 3. */
  private static final double[] UP_TO = {0.05, 0.15, 0.30, 0.50, 0.80, 1};

  /** The same beside one step that seldom is: between 3 and 5. */
  private static final double[] SELDOM = {0.05, 0.15, 0.30, 0.499, 0.501, 1};

  @Test
  void mediansOfCountsThatAreAlikeDifferForCertainInOneOfTwentyAtMost() {
    alike("medians of counts", random -> median(counts(random, UP_TO, 1_000)));
    alike("medians of counts, a rare step", random -> median(counts(random, SELDOM, 1_000)));
    alike("medians of few counts", random -> median(counts(random, UP_TO, 150)));
  }

  @Test
  void whoLooksThirtyTimesAtMediansOfCountsIsSafe() {
    ConfidenceSequence sequence = new ConfidenceSequence(5_000);
    int alarms = 0;
    for (int run = 0; run < RUNS; run++) {
      RandomGenerator random = random(run);
      long[][] groups = {new long[UP_TO.length], new long[UP_TO.length]};
      boolean alarm = false;
      for (int look = 0; look < LOOKS && !alarm; look++) {
        for (long[] group : groups) {
          add(group, random, UP_TO, PEOPLE_A_LOOK);
        }
        Effect effect = difference(median(groups[0]), median(groups[1]));
        alarm = effect.judged() && sequence.of(effect, 0.05).excludesZero();
      }
      alarms += alarm ? 1 : 0;
    }
    say("false alarms of 30 looks: medians of counts", alarms);
    assertThat(share(alarms)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void halfWhoPaidNothingAreNoEffectOfAMedianEither() {
    alike("medians of which half are 0", random -> Quantiles.of(paid(random, 0.5, 1_000), 0.5));
    alike(
        "90 % quantiles where a tenth paid", random -> Quantiles.of(paid(random, 0.9, 1_000), 0.9));
  }

  @Test
  void peopleWithSeveralCountsEachAreNoEffectOfAQuantile() {
    alike("90 % quantiles over events", random -> Quantiles.clustered(several(random), 0.9));
  }

  /** Values without jumps are judged as they were, also few and skewed ones. */
  @Test
  void quantilesOfSmoothValuesStillLieInsideTheirIntervals() {
    smooth("difference of medians of 150", 150, 0.5);
    smooth("difference of 75 % quantiles of 400", 400, 0.75);
    smooth("difference of 90 % quantiles of 1,000", 1_000, 0.9);
    smooth("difference of 95 % quantiles of 4,000", 4_000, 0.95);
  }

  private static void smooth(String what, int n, double quantile) {
    covers(
        what,
        random -> {
          Effect effect =
              difference(
                  Quantiles.of(random.doubles(n).map(u -> -Math.log1p(-u)).toArray(), quantile),
                  Quantiles.of(random.doubles(n).map(u -> -Math.log1p(-u)).toArray(), quantile));
          return !FixedHorizon.of(effect, 0.05).excludesZero();
        });
  }

  private static void alike(String what, Function<RandomGenerator, Summary> group) {
    int alarms = 0;
    int eager = 0;
    for (int run = 0; run < RUNS; run++) {
      RandomGenerator random = random(run);
      Effect effect = difference(group.apply(random), group.apply(random));
      alarms += effect.judged() && FixedHorizon.of(effect, 0.05).excludesZero() ? 1 : 0;
      eager += effect.judged() && FixedHorizon.of(effect, 0.1).excludesZero() ? 1 : 0;
    }
    say("false alarms of one look: " + what, alarms);
    assertThat(share(alarms)).as(what).isLessThanOrEqualTo(0.05);
    assertThat(share(eager)).as(what + ", alpha .1").isLessThanOrEqualTo(0.1);
  }

  private static Effect difference(Summary control, Summary treatment) {
    return Contrast.DIFFERENCE.absolute(List.of(Pairs.of(control), Pairs.of(treatment)));
  }

  private static long[] counts(RandomGenerator random, double[] upTo, int n) {
    long[] counts = new long[upTo.length];
    add(counts, random, upTo, n);
    return counts;
  }

  private static void add(long[] counts, RandomGenerator random, double[] upTo, int n) {
    for (int i = 0; i < n; i++) {
      double at = random.nextDouble();
      int value = 0;
      while (at >= upTo[value]) {
        value++;
      }
      counts[value]++;
    }
  }

  private static Summary median(long[] counts) {
    long n = Arrays.stream(counts).sum();
    return Quantiles.of(n, 0.5, which -> at(counts, which * (n - 1)));
  }

  /** Linear between neighbours, as {@link Quantiles#at}. */
  private static double at(long[] counts, double position) {
    double below = value(counts, (long) position);
    double above = value(counts, (long) Math.ceil(position));
    return below + (position - Math.floor(position)) * (above - below);
  }

  private static int value(long[] counts, long position) {
    int value = 0;
    for (long seen = counts[0]; seen <= position; seen += counts[value]) {
      value++;
    }
    return value;
  }

  private static double[] paid(RandomGenerator random, double nothing, int n) {
    return random.doubles(n).map(u -> u < nothing ? 0 : 5 + random.nextExponential()).toArray();
  }

  /** One to four values of 0 to 3 each, a tenth of them 3; some people have larger ones. */
  private static double[][] several(RandomGenerator random) {
    double[][] people = new double[600][];
    for (int i = 0; i < people.length; i++) {
      double own = 0.05 + 0.10 * random.nextDouble();
      people[i] = new double[1 + random.nextInt(4)];
      for (int j = 0; j < people[i].length; j++) {
        people[i][j] = random.nextDouble() < own ? 3 : random.nextInt(3);
      }
    }
    return people;
  }
}
