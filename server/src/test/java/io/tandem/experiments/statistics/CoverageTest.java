package io.tandem.experiments.statistics;

import static io.tandem.experiments.statistics.Simulations.RUNS;
import static io.tandem.experiments.statistics.Simulations.covers;
import static io.tandem.experiments.statistics.Simulations.ofShare;
import static io.tandem.experiments.statistics.Simulations.random;
import static io.tandem.experiments.statistics.Simulations.say;
import static io.tandem.experiments.statistics.Simulations.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What intervals promise, counted over experiments that are made up and whose truth is known. The
 * seeds are fixed; {@code -Dtandem.simulation.runs=20000} for more runs.
 */
class CoverageTest {

  private static final int LOOKS = 30;
  private static final int PEOPLE_A_LOOK = 50;

  @Test
  void whoLooksThirtyTimesIsSafeWithTheSequenceAndNotWithTheFixedHorizon() {
    ConfidenceSequence sequence = new ConfidenceSequence(1_000);
    int alarms = 0;
    int fixedAlarms = 0;
    for (int run = 0; run < RUNS; run++) {
      RandomGenerator random = random(run);
      Moments[] groups = {new Moments(), new Moments()};
      boolean alarm = false;
      boolean fixedAlarm = false;
      for (int look = 0; look < LOOKS; look++) {
        for (int i = 0; i < PEOPLE_A_LOOK; i++) {
          groups[0].add(random.nextExponential());
          groups[1].add(random.nextExponential());
        }
        RelativeEffect effect = Contrast.DIFFERENCE.lift(pairs(groups), 0);
        alarm |= excludesZero(sequence.of(effect, 0.05));
        fixedAlarm |= excludesZero(FixedHorizon.of(effect, 0.05));
      }
      alarms += alarm ? 1 : 0;
      fixedAlarms += fixedAlarm ? 1 : 0;
    }
    say("false alarms of 30 looks: sequence", alarms);
    say("false alarms of 30 looks: fixed horizon", fixedAlarms);
    assertThat(share(alarms)).isLessThanOrEqualTo(0.05);
    assertThat(share(fixedAlarms)).isGreaterThan(0.20);
  }

  @Test
  void fixedHorizonHoldsTheLiftInNineteenOfTwentyWithoutPeeking() {
    covers(
        "relative lift of a mean",
        random ->
            holds(
                Contrast.DIFFERENCE.lift(
                    List.of(exponential(random, 1, 600), exponential(random, 1.2, 600)), 0),
                0.2));
    covers(
        "relative lift of a share",
        random ->
            holds(
                Contrast.DIFFERENCE.lift(
                    List.of(ofShare(random, 0.2, 800), ofShare(random, 0.25, 800)), 0),
                0.25));
    covers(
        "difference of a ratio",
        random -> {
          Pairs a = Pairs.of(sessions(random, 2).ratio());
          Pairs b = Pairs.of(sessions(random, 2.5).ratio());
          return holds(Contrast.DIFFERENCE.absolute(List.of(a, b)), 0.5);
        });
  }

  @Test
  void adjustedByCovariateTheIntervalStillHoldsTheLift() {
    covers(
        "relative lift, CUPED",
        random -> {
          List<Pairs> groups = List.of(related(random, 5), related(random, 5.5));
          return holds(Contrast.DIFFERENCE.lift(groups, Cuped.theta(groups)), 0.1);
        });
    List<Pairs> one = List.of(related(random(1), 5), related(random(2), 5.5));
    assertThat(Contrast.DIFFERENCE.relative(one, Cuped.theta(one)).standardError())
        .isLessThan(0.75 * Contrast.DIFFERENCE.relative(one).standardError());
    assertThat(Cuped.reduction(one)).isBetween(0.55, 0.8);
  }

  @Test
  void interactionLiesInsideItsInterval() {
    covers(
        "interaction",
        random ->
            holds(
                Contrast.INTERACTION.absolute(
                    List.of(
                        ofShare(random, 0.20, 400),
                        ofShare(random, 0.25, 400),
                        ofShare(random, 0.30, 400),
                        ofShare(random, 0.45, 400))),
                0.10));
  }

  @Test
  void quantileLiesInsideItsInterval() {
    covers(
        "difference of medians",
        random ->
            holds(
                Contrast.DIFFERENCE.absolute(
                    List.of(
                        Pairs.of(Quantiles.of(values(random, 1, 2_000), 0.5)),
                        Pairs.of(Quantiles.of(values(random, 1.2, 2_000), 0.5)))),
                0.2 * Math.log(2)));
  }

  @Test
  void peopleWithManyValuesDoNotMakeAQuantileSurerThanItIs() {
    covers(
        "difference of medians of clustered values",
        random ->
            holds(
                Contrast.DIFFERENCE.absolute(
                    List.of(
                        Pairs.of(Quantiles.clustered(clusters(random, 0), 0.5)),
                        Pairs.of(Quantiles.clustered(clusters(random, 0.3), 0.5)))),
                0.3));
  }

  @Test
  void aHighQuantileOverEventsIsAsSureAsItsPeopleAreAndNoSurer() {
    covers(
        "difference of 90 % quantiles over events",
        random ->
            holds(
                Contrast.DIFFERENCE.absolute(
                    List.of(
                        Pairs.of(Quantiles.clustered(loads(random), 0.9)),
                        Pairs.of(Quantiles.clustered(loads(random), 0.9)))),
                0));
    double[][] one = loads(random(1));
    double[] flat = Arrays.stream(one).flatMapToDouble(Arrays::stream).toArray();
    Summary naive = Quantiles.of(flat, 0.9);
    Summary right = Quantiles.clustered(one, 0.9);
    assertThat(Math.sqrt(naive.variance() / naive.n()))
        .as("events taken as people")
        .isLessThan(0.8 * Math.sqrt(right.variance() / right.n()));
  }

  /** Seconds that pages took: each has a device of its own, and those who look at more exist. */
  private static double[][] loads(RandomGenerator random) {
    double[][] people = new double[600][];
    for (int i = 0; i < people.length; i++) {
      double device = Math.exp(0.6 * random.nextGaussian());
      people[i] = new double[1 + (int) (6 * random.nextDouble() * random.nextExponential())];
      for (int j = 0; j < people[i].length; j++) {
        people[i][j] = device * Math.exp(0.3 * random.nextGaussian());
      }
    }
    return people;
  }

  @Test
  void rightAllocationIsSuspectedSeldomHoweverOftenOneLooks() {
    int alarms = 0;
    for (int run = 0; run < RUNS; run++) {
      RandomGenerator random = random(run);
      long[] counts = new long[2];
      boolean alarm = false;
      for (int look = 0; look < LOOKS; look++) {
        for (int i = 0; i < 500; i++) {
          counts[random.nextInt(2)]++;
        }
        alarm |= SampleRatio.of(counts, new double[] {1, 1}).sequentialP() < 0.05;
      }
      alarms += alarm ? 1 : 0;
    }
    say("sample ratio, 30 looks at .05", alarms);
    assertThat(share(alarms)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void grossMistakeOfTheAllocationIsFoundAmongFewPeopleAndASmallOneAmongMany() {
    double[] even = {1, 1};
    assertThat(SampleRatio.of(new long[] {1_000, 800}, even).sequentialP()).isLessThan(0.001);
    assertThat(SampleRatio.of(new long[] {110, 40}, even).sequentialP()).isLessThan(0.001);
    assertThat(SampleRatio.of(new long[] {504_000, 496_000}, even).sequentialP()).isLessThan(0.001);
    assertThat(SampleRatio.of(new long[] {1_010, 990}, even).sequentialP()).isEqualTo(1);
  }

  @Test
  void shrunkEffectsAreNearerToTheTruth() {
    RandomGenerator random = random(7);
    List<Effect> effects = new ArrayList<>();
    double[] truths = new double[300];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = 0.01 + 0.02 * random.nextGaussian();
      double error = 0.02 + 0.03 * random.nextDouble();
      effects.add(new Effect(truths[i] + error * random.nextGaussian(), error, 1e4, 10_000));
    }
    Shrinkage shrinkage = Shrinkage.of(effects);
    double before = 0;
    double after = 0;
    for (int i = 0; i < truths.length; i++) {
      before += Math.pow(effects.get(i).estimate() - truths[i], 2);
      after += Math.pow(shrinkage.of(effects.get(i)).mean() - truths[i], 2);
    }
    assertThat(after).isLessThan(0.6 * before);
    assertThat(shrinkage.mean()).isBetween(0.005, 0.015);
    assertThat(shrinkage.deviation()).isBetween(0.012, 0.028);
  }

  private static boolean excludesZero(@Nullable Inference inference) {
    return inference != null && inference.excludesZero();
  }

  private static boolean holds(RelativeEffect effect, double truth) {
    Inference inference = FixedHorizon.of(effect, 0.05);
    return inference != null && inference.low() <= truth && truth <= inference.high();
  }

  private static boolean holds(Effect effect, double truth) {
    Inference inference = FixedHorizon.of(effect, 0.05);
    return inference.low() <= truth && truth <= inference.high();
  }

  private static Pairs exponential(RandomGenerator random, double mean, int n) {
    Moments moments = new Moments();
    for (int i = 0; i < n; i++) {
      moments.add(mean * random.nextExponential());
    }
    return moments.pairs();
  }

  /** Purchases of one to five sessions a person. */
  private static Pairs sessions(RandomGenerator random, double rate) {
    Moments moments = new Moments();
    for (int i = 0; i < 500; i++) {
      int sessions = 1 + random.nextInt(5);
      moments.add(rate * sessions + Math.sqrt(sessions) * random.nextGaussian(), sessions);
    }
    return moments.pairs();
  }

  /** A metric two thirds of whose variance were known before. */
  private static Pairs related(RandomGenerator random, double mean) {
    Moments moments = new Moments();
    for (int i = 0; i < 400; i++) {
      double before = 10 + random.nextGaussian();
      moments.add(mean + Math.sqrt(2) * (before - 10) + random.nextGaussian(), before);
    }
    return moments.pairs();
  }

  private static double[] values(RandomGenerator random, double mean, int n) {
    return random.doubles(n).map(u -> -mean * Math.log1p(-u)).toArray();
  }

  private static double[][] clusters(RandomGenerator random, double shift) {
    double[][] people = new double[250][];
    for (int i = 0; i < people.length; i++) {
      double own = shift + random.nextGaussian();
      people[i] = new double[1 + random.nextInt(7)];
      for (int j = 0; j < people[i].length; j++) {
        people[i][j] = own + 0.5 * random.nextGaussian();
      }
    }
    return people;
  }

  private static List<Pairs> pairs(Moments[] groups) {
    return List.of(groups[0].pairs(), groups[1].pairs());
  }
}
