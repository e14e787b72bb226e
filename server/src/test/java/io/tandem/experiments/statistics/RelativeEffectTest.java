package io.tandem.experiments.statistics;

import static io.tandem.experiments.statistics.Simulations.RUNS;
import static io.tandem.experiments.statistics.Simulations.covered;
import static io.tandem.experiments.statistics.Simulations.ofShare;
import static io.tandem.experiments.statistics.Simulations.random;
import static io.tandem.experiments.statistics.Simulations.say;
import static io.tandem.experiments.statistics.Simulations.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lifts and differences are judged by one test. */
class RelativeEffectTest {

  private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(1_000);
  private static final double ALPHA = 0.05;

  @Property(tries = 200)
  void intervalLeavesOutZeroExactlyWhereTheDifferencesDoesAndThePValueIsBelowAlpha(
      @ForAll long seed,
      @ForAll @IntRange(min = 20, max = 400) int n,
      @ForAll @DoubleRange(min = -2, max = 2) double mean,
      @ForAll @DoubleRange(min = -0.6, max = 0.6) double effect) {
    List<Pairs> groups = List.of(people(seed, n, mean), people(seed + 1, n, mean + effect));
    RelativeEffect lift = Contrast.DIFFERENCE.lift(groups, Cuped.theta(groups));
    Effect difference = lift.difference();
    agree(FixedHorizon.of(lift, ALPHA), FixedHorizon.of(difference, ALPHA));
    agree(SEQUENCE.of(lift, ALPHA), SEQUENCE.of(difference, ALPHA));
    Posterior posterior = Posterior.of(difference);
    double above = posterior.chancePositive();
    agree(
        Posterior.of(lift, ALPHA),
        new Inference(posterior.low(ALPHA), posterior.high(ALPHA), 2 * Math.min(above, 1 - above)));
  }

  private static void agree(@Nullable Inference lift, Inference difference) {
    assertThat(difference.excludesZero()).isEqualTo(difference.p() < ALPHA);
    if (lift != null) {
      assertThat(lift.p()).isEqualTo(difference.p());
      assertThat(lift.excludesZero()).isEqualTo(difference.excludesZero());
      assertThat(lift.low() > 0).isEqualTo(difference.low() > 0);
      assertThat(lift.high() < 0).isEqualTo(difference.high() < 0);
    }
  }

  /** At its ends the difference beyond the lift is as many errors away from 0 as was asked for. */
  @Property(tries = 100)
  void endsAreTheLiftsAtWhichTheTestTurns(
      @ForAll long seed,
      @ForAll @IntRange(min = 100, max = 400) int n,
      @ForAll @DoubleRange(min = 1, max = 3) double mean,
      @ForAll @DoubleRange(min = 1, max = 3.5) double errors) {
    List<Pairs> groups = List.of(people(seed, n, -mean), people(seed + 1, n, 0.5 - mean));
    RelativeEffect lift = Contrast.DIFFERENCE.lift(groups, Cuped.theta(groups));
    Inference interval = lift.within(errors, 1);
    assertThat(interval).isNotNull();
    assertThat(lift.beyond(interval.low()).z()).isCloseTo(errors, within(1e-6));
    assertThat(lift.beyond(interval.high()).z()).isCloseTo(-errors, within(1e-6));
    assertThat(lift.difference().estimate() / lift.base())
        .isBetween(interval.low(), interval.high());
  }

  /** The mean and variance of what each person did, less the lift of what the control did. */
  @Property(tries = 50)
  void beyondALiftIsTheDifferenceFromAControlThatIsLifted(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 100) int n,
      @ForAll @DoubleRange(min = -0.9, max = 2) double rho) {
    Random random = new Random(seed);
    Moments control = new Moments();
    Moments treatment = new Moments();
    Moments lifted = new Moments();
    for (int i = 0; i < n; i++) {
      double y = 5 + random.nextGaussian();
      control.add(y);
      lifted.add((1 + rho) * y);
      treatment.add(6 + random.nextGaussian());
    }
    List<Pairs> groups = List.of(control.pairs(), treatment.pairs());
    Effect beyond = Contrast.DIFFERENCE.lift(groups, 0).beyond(rho);
    Effect naive = Contrast.DIFFERENCE.absolute(List.of(lifted.pairs(), treatment.pairs()));
    assertThat(beyond.estimate()).isCloseTo(naive.estimate(), within(1e-9));
    assertThat(beyond.standardError()).isCloseTo(naive.standardError(), within(1e-9));
  }

  @Test
  void thereIsNoIntervalWhereTheControlMayHaveNothing() {
    Pairs few = Pairs.of(Summary.ofProportion(1_000, 2));
    Pairs more = Pairs.of(Summary.ofProportion(1_000, 40));
    RelativeEffect lift = Contrast.DIFFERENCE.lift(List.of(few, more), 0);
    assertThat(FixedHorizon.of(lift, ALPHA)).isNull();
    assertThat(SEQUENCE.of(lift.beyond(0.5), ALPHA).low())
        .as("harm is found all the same")
        .isPositive();
    Pairs nobody = Pairs.of(Summary.ofProportion(1_000, 0));
    RelativeEffect endless = Contrast.DIFFERENCE.lift(List.of(nobody, more), 0);
    assertThat(FixedHorizon.of(endless, ALPHA)).isNull();
    assertThat(SEQUENCE.of(endless.beyond(0.5), ALPHA).low()).isPositive();
  }

  @Test
  void liftOfARareEventIsHeldByFiellersIntervalAndMissedMoreOftenOnOneSideByTheDeltaMethods() {
    int[] delta = new int[2];
    int[] fieller = new int[2];
    for (int run = 0; run < RUNS; run++) {
      RelativeEffect lift = rare(random(run), 0.015, 0.03, 2_000);
      missed(delta, FixedHorizon.of(lift.lift(), ALPHA), 1);
      missed(fieller, FixedHorizon.of(lift, ALPHA), 1);
    }
    say("rare event, lift of 100 % below the interval: delta", delta[0]);
    say("rare event, lift of 100 % above the interval: delta", delta[1]);
    say("rare event, lift of 100 % below the interval: Fieller", fieller[0]);
    say("rare event, lift of 100 % above the interval: Fieller", fieller[1]);
    assertThat(share(fieller[0] + fieller[1])).isBetween(0.04, 0.06);
    assertThat(share(Math.max(fieller[0], fieller[1]))).isLessThan(0.04);
    assertThat(Math.abs(delta[0] - delta[1])).isGreaterThan(2 * Math.abs(fieller[0] - fieller[1]));
  }

  private static void missed(int[] sides, @Nullable Inference interval, double truth) {
    if (interval != null) {
      sides[0] += truth < interval.low() ? 1 : 0;
      sides[1] += truth > interval.high() ? 1 : 0;
    }
  }

  @Test
  void rareHarmIsFoundToBeBeyondItsLimitWhereTheDeltaMethodMissesIt() {
    ConfidenceSequence usual = new ConfidenceSequence(5_000);
    int delta = 0;
    int fieller = 0;
    for (int run = 0; run < RUNS; run++) {
      RelativeEffect lift = rare(random(run), 0.015, 0.0375, 2_500);
      delta += usual.of(lift.lift(), ALPHA).low() > 0.2 ? 1 : 0;
      fieller += usual.of(lift.beyond(0.2), ALPHA).low() > 0 ? 1 : 0;
    }
    say("1.5 % become 3.75 %, beyond a fifth for certain: delta", delta);
    say("1.5 % become 3.75 %, beyond a fifth for certain: Fieller", fieller);
    assertThat(share(fieller - delta)).isGreaterThan(0.25);
  }

  @Test
  void sequenceHoldsTheLiftHoweverOftenOneLooks() {
    double inside =
        covered(
            "lift of a share by the sequence, at all of 30 looks",
            random -> {
              Moments[] groups = {new Moments(), new Moments()};
              boolean holds = true;
              for (int look = 0; look < 30; look++) {
                for (int i = 0; i < 50; i++) {
                  groups[0].add(random.nextDouble() < 0.2 ? 1 : 0);
                  groups[1].add(random.nextDouble() < 0.25 ? 1 : 0);
                }
                List<Pairs> pairs = List.of(groups[0].pairs(), groups[1].pairs());
                Inference interval = SEQUENCE.of(Contrast.DIFFERENCE.lift(pairs, 0), ALPHA);
                holds &= interval == null || (interval.low() <= 0.25 && 0.25 <= interval.high());
              }
              return holds;
            });
    assertThat(inside).isGreaterThanOrEqualTo(0.95);
  }

  private static RelativeEffect rare(RandomGenerator random, double one, double other, int n) {
    return Contrast.DIFFERENCE.lift(List.of(ofShare(random, one, n), ofShare(random, other, n)), 0);
  }

  /** Two values of each that have to do with each other. */
  private static Pairs people(long seed, int n, double mean) {
    Random random = new Random(seed);
    Moments moments = new Moments();
    for (int i = 0; i < n; i++) {
      double before = random.nextGaussian();
      moments.add(mean + before + random.nextGaussian(), before);
    }
    return moments.pairs();
  }
}
