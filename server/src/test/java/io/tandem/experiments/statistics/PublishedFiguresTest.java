package io.tandem.experiments.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures that others published for the same input. */
class PublishedFiguresTest {

  private static final Offset<Double> DIGITS = within(0.000006);

  /** A third of 400,000 people. */
  private static final double ARM = 400_000 / 3.0;

  private static final Pairs B = Pairs.of(Summary.ofSums(3461, 2422.7, 134698.29));

  private static Pairs a(long n) {
    return Pairs.of(Summary.ofSums(n, 1396.87, 52377.9767));
  }

  @Test
  void relativeAndAbsoluteLiftByWelch() {
    List<Pairs> groups = List.of(a(3407), B);
    Effect relative = Contrast.DIFFERENCE.relative(groups);
    Inference welch = FixedHorizon.of(relative, 0.05);
    assertThat(relative.estimate()).isCloseTo(0.70732, DIGITS);
    assertThat(welch.low()).isCloseTo(-0.03526, DIGITS);
    assertThat(welch.high()).isCloseTo(1.44989, DIGITS);
    assertThat(welch.p()).isCloseTo(0.06191, DIGITS);
    Effect absolute = Contrast.DIFFERENCE.absolute(groups);
    assertThat(absolute.estimate()).isCloseTo(0.29, DIGITS);
    assertThat(FixedHorizon.of(absolute, 0.05).p()).isCloseTo(0.02016, DIGITS);
  }

  /** The same people: 70.7 % with p 0.02 and, by the delta method, an interval that holds 0. */
  @Test
  void relativeIntervalIsOfTheTestThatThePValueIsOf() {
    RelativeEffect lift = Contrast.DIFFERENCE.lift(List.of(a(3407), B), 0);
    Inference fieller = FixedHorizon.of(lift, 0.05);
    assertThat(fieller.p()).isCloseTo(0.02016, DIGITS);
    assertThat(fieller.excludesZero()).isTrue();
    assertThat(lift.lift().estimate()).isBetween(fieller.low(), fieller.high());
  }

  @Test
  void proportionsOfAFewPeople() {
    Effect lift =
        Contrast.DIFFERENCE.relative(
            List.of(
                Pairs.of(Summary.ofProportion(28, 14)), Pairs.of(Summary.ofProportion(30, 16))));
    assertThat(FixedHorizon.of(lift, 0.05).p()).isCloseTo(0.80707, DIGITS);
  }

  @Test
  void asymptoticConfidenceSequence() {
    Effect lift = Contrast.DIFFERENCE.relative(List.of(a(3000), B));
    Inference sequence = new ConfidenceSequence(1000).of(lift, 0.05);
    assertThat(lift.estimate()).isCloseTo(0.50336, DIGITS);
    assertThat(sequence.low()).isCloseTo(-0.55844, DIGITS);
    assertThat(sequence.high()).isCloseTo(1.56516, DIGITS);
    assertThat(sequence.p()).isEqualTo(1);
  }

  @Test
  void normalMixtureBoundary() {
    NormalMixture mixture = NormalMixture.tunedAt(100, 0.05);
    assertThat(mixture.rho()).isCloseTo(12.60056, DIGITS);
    assertThat(mixture.bound(100, 0.05)).isCloseTo(30.35209, DIGITS);
    assertThat(mixture.logMartingale(10, 100)).isCloseTo(-0.6510052, within(5e-8));
  }

  @Test
  void sampleRatios() {
    long[] both = {1000, 1200};
    assertThat(SampleRatio.of(both, new double[] {0.5, 0.5}).p())
        .isCloseTo(2.0079e-5, within(5e-10));
    long[] uneven = {310, 98};
    assertThat(SampleRatio.of(uneven, new double[] {0.75, 0.25}).p())
        .isCloseTo(0.647434, within(5e-7));
    long[] three = {500, 500, 600};
    assertThat(SampleRatio.of(three, new double[] {0.34, 0.33, 0.33}).p())
        .isCloseTo(5.92638e-4, within(5e-10));
  }

  @Test
  void benjaminiAndHochberg() {
    double[] p = {.898, .138, .007, .964, .538, .006, .138};
    assertThat(Multiplicity.benjaminiHochberg(p))
        .containsExactly(new double[] {.964, .2415, .0245, .964, .7532, .0245, .2415}, DIGITS);
  }

  @Test
  void holm() {
    double[] p = {.01, .04, .03, .005, .55, .6};
    double[] adjusted = Multiplicity.holm(p);
    assertThat(adjusted).containsExactly(new double[] {.05, .12, .12, .03, 1, 1}, DIGITS);
  }

  @Test
  void chanceToBeatTheControl() {
    Posterior posterior =
        Posterior.of(
            Contrast.DIFFERENCE.relative(
                List.of(
                    Pairs.of(Summary.ofProportion(100, 49)),
                    Pairs.of(Summary.ofProportion(100, 51)))));
    assertThat(posterior.chancePositive()).isCloseTo(0.60918, DIGITS);
    assertThat(posterior.low(0.05)).isCloseTo(-0.24779, DIGITS);
    assertThat(posterior.high(0.05)).isCloseTo(0.32943, DIGITS);
  }

  /** Published for a test by the delta method's error, which we tell but do not judge by. */
  @Test
  void powerAndSmallestLift() {
    Looks looks = new Looks(0.05, 0.8, null);
    assertThat(looks.found(byDelta(0.05).z(), 2 * ARM)).isCloseTo(0.52144, DIGITS);
    assertThat(looks.needed(2 * ARM) * byDelta(0.07027).standardError()).isCloseTo(0.07027, DIGITS);
  }

  @Test
  void sequentialPowerIsExactAndNotOfAWiderError() {
    Looks looks = new Looks(0.05, 0.8, new ConfidenceSequence(5000));
    assertThat(looks.found(byDelta(0.05).z(), 2 * ARM)).isCloseTo(0.0721, within(0.00005));
    assertThat(looks.needed(2 * ARM) * byDelta(0.1104).standardError())
        .isCloseTo(0.1104, within(0.00005));
  }

  /** The difference knows nothing of the control's mean but its own part, so it finds more. */
  @Test
  void planOfTheDifferenceFindsWhatItsErrorSays() {
    Plan plan = new Plan(10, 3909.99977, false, new Looks(0.05, 0.8, null));
    double z = 0.05 * 10 / Math.sqrt(2 * 3909.99977 / ARM);
    assertThat(plan.power(0.05, ARM, ARM))
        .isCloseTo(new Looks(0.05, 0.8, null).found(z, 2 * ARM), DIGITS)
        .isGreaterThan(0.52144);
  }

  private static Effect byDelta(double lift) {
    Summary control = new Summary((long) ARM, 10, 3909.99977);
    Summary treatment = new Summary((long) ARM, 10 * (1 + lift), 3909.99977);
    return Contrast.DIFFERENCE.relative(List.of(Pairs.of(control), Pairs.of(treatment)));
  }
}
