package io.tandem.experiments.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** Estimators beside the same computed naively from raw rows. */
class EstimatorsTest {

  @Property
  void momentsInAnyGroupingAreThoseOfTwoPasses(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 300) int n) {
    Rows rows = Rows.random(seed, n, 1e6);
    Moments whole = new Moments();
    Moments[] parts = {new Moments(), new Moments(), new Moments()};
    for (int i = 0; i < n; i++) {
      whole.add(rows.y[i], rows.x[i]);
      parts[i % 7 % 3].add(rows.y[i], rows.x[i]);
    }
    parts[0].add(parts[1]);
    parts[0].add(parts[2]);
    for (Pairs pairs : List.of(whole.pairs(), parts[0].pairs())) {
      assertThat(pairs.mean()).isCloseTo(rows.mean(rows.y), near(1e6));
      assertThat(pairs.variance()).isCloseTo(rows.covariance(rows.y, rows.y), near(10));
      assertThat(pairs.covariance()).isCloseTo(rows.covariance(rows.y, rows.x), near(10));
      assertThat(pairs.covariateVariance()).isCloseTo(rows.covariance(rows.x, rows.x), near(10));
    }
  }

  @Property
  void ratioHasTheVarianceOfItsLinearisedRows(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 300) int n) {
    Rows rows = Rows.random(seed, n, 5);
    Summary ratio = rows.pairs().ratio();
    double r = rows.mean(rows.y) / rows.mean(rows.x);
    double[] linear = rows.map(i -> (rows.y[i] - r * rows.x[i]) / rows.mean(rows.x));
    assertThat(ratio.mean()).isCloseTo(r, near(1));
    assertThat(ratio.variance()).isCloseTo(rows.covariance(linear, linear), near(1));
  }

  @Property
  void adjustedDifferenceIsTheDifferenceOfAdjustedRows(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 300) int n) {
    Rows a = Rows.random(seed, n, 5);
    Rows b = Rows.random(seed + 1, n + 4, 6);
    List<Pairs> groups = List.of(a.pairs(), b.pairs());
    double theta = Cuped.theta(groups);
    double products = a.covariance(a.y, a.x) * (n - 1) + b.covariance(b.y, b.x) * (n + 3);
    double squares = a.covariance(a.x, a.x) * (n - 1) + b.covariance(b.x, b.x) * (n + 3);
    assertThat(theta).isCloseTo(products / squares, near(1));
    double[] ay = a.map(i -> a.y[i] - theta * a.x[i]);
    double[] by = b.map(i -> b.y[i] - theta * b.x[i]);
    Effect effect = Contrast.DIFFERENCE.absolute(groups, theta);
    double va = a.covariance(ay, ay) / n;
    double vb = b.covariance(by, by) / (n + 4);
    assertThat(effect.estimate()).isCloseTo(b.mean(by) - a.mean(ay), near(1));
    assertThat(effect.standardError()).isCloseTo(Math.sqrt(va + vb), near(1));
    assertThat(effect.degrees())
        .isCloseTo(Math.pow(va + vb, 2) / (va * va / (n - 1) + vb * vb / (n + 3)), near(10));
    assertThat(effect.n()).isEqualTo(2L * n + 4);
  }

  /** The variance as it is written out in the literature, term by term. */
  @Property
  void adjustedRelativeLiftKnowsThatItsDenominatorIsNotAdjusted(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 300) int n) {
    Rows a = Rows.random(seed, n, 5);
    Rows b = Rows.random(seed + 1, n, 6);
    List<Pairs> groups = List.of(a.pairs(), b.pairs());
    double theta = Cuped.theta(groups);
    double ya = a.mean(a.y);
    double yb = b.mean(b.y);
    double[] by = b.map(i -> b.y[i] - theta * b.x[i]);
    double control =
        a.covariance(a.y, a.y) * yb * yb / (ya * ya)
            - 2 * theta * a.covariance(a.y, a.x) * yb / ya
            + theta * theta * a.covariance(a.x, a.x);
    double variance = b.covariance(by, by) / (n * ya * ya) + control / (n * ya * ya);
    Effect effect = Contrast.DIFFERENCE.relative(groups, theta);
    double difference = yb - ya - theta * (b.mean(b.x) - a.mean(a.x));
    assertThat(effect.estimate()).isCloseTo(difference / ya, near(1));
    assertThat(effect.standardError()).isCloseTo(Math.sqrt(variance), near(1));
  }

  @Property
  void relativeLiftWithoutCovariateHasTheDeltaMethodsVariance(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 300) int n) {
    Rows a = Rows.random(seed, n, -5);
    Rows b = Rows.random(seed + 1, n, -4);
    Effect effect = Contrast.DIFFERENCE.relative(List.of(a.pairs(), b.pairs()));
    double ya = a.mean(a.y);
    double yb = b.mean(b.y);
    double variance =
        b.covariance(b.y, b.y) / (n * ya * ya)
            + a.covariance(a.y, a.y) * yb * yb / (n * Math.pow(ya, 4));
    assertThat(effect.estimate()).isCloseTo((yb - ya) / Math.abs(ya), near(1));
    assertThat(effect.standardError()).isCloseTo(Math.sqrt(variance), near(1));
  }

  @Property
  void effectsOfTwoFactorsAreContrastsOfTheirCells(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 100) int n) {
    Rows[] cells = new Rows[4];
    Arrays.setAll(cells, i -> Rows.random(seed + i, n + i, 5 + i));
    List<Pairs> groups = Arrays.stream(cells).map(Rows::pairs).toList();
    double[] m = Arrays.stream(cells).mapToDouble(cell -> cell.mean(cell.y)).toArray();
    double variance = 0;
    for (Rows cell : cells) {
      variance += cell.covariance(cell.y, cell.y) / cell.y.length;
    }
    Effect interaction = Contrast.INTERACTION.absolute(groups);
    assertThat(interaction.estimate()).isCloseTo(m[3] - m[1] - (m[2] - m[0]), near(1));
    assertThat(interaction.standardError()).isCloseTo(Math.sqrt(variance), near(1));
    Effect first = Contrast.FIRST_FACTOR.absolute(groups);
    assertThat(first.estimate()).isCloseTo((m[1] + m[3] - m[0] - m[2]) / 2, near(1));
    assertThat(first.standardError()).isCloseTo(Math.sqrt(variance) / 2, near(1));
    Effect second = Contrast.SECOND_FACTOR.relative(groups);
    assertThat(second.estimate()).isCloseTo((m[2] + m[3] - m[0] - m[1]) / 2 / m[0], near(1));
  }

  /** The mixture's Bayes factor is the product of what each person's variant was foretold by. */
  @Property
  void sequentialRatioIsTheProductOfPredictions(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.5, max = 0.8) double share) {
    Random random = new Random(seed);
    double[] shares = {share, 1 - share};
    long[] counts = new long[2];
    double[] logs = new double[3];
    for (int i = 0; i < 3000; i++) {
      int variant = random.nextDouble() < 0.65 ? 0 : 1;
      for (int c = 0; c < 3; c++) {
        double prior = Math.pow(10, 2 + c);
        logs[c] += Math.log((prior * shares[variant] + counts[variant]) / (prior + i));
        logs[c] -= Math.log(shares[variant]);
      }
      counts[variant]++;
    }
    SampleRatio ratio = SampleRatio.of(counts, shares);
    double off = counts[0] - 3000 * share;
    double mean = Arrays.stream(logs).map(Math::exp).average().orElseThrow();
    assertThat(Math.log(ratio.sequentialP())).isCloseTo(Math.min(0, -Math.log(mean)), within(1e-6));
    assertThat(ratio.chiSquare())
        .isCloseTo(off * off / (3000 * share) + off * off / (3000 * (1 - share)), near(1e3));
    SampleRatio with = SampleRatio.of(new long[] {counts[0], 99, counts[1]}, scaled(share));
    assertThat(with.p()).isCloseTo(ratio.p(), within(1e-9));
  }

  private static double[] scaled(double share) {
    return new double[] {share / 2, 0, (1 - share) / 2};
  }

  @Property
  void adjustedAreTheSmallestLevelsAtWhichTheProceduresReject(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int m) {
    Random random = new Random(seed);
    double[] p = new double[m];
    Arrays.setAll(p, _ -> Math.round(random.nextDouble() * 50) / 50.0);
    double[] holm = Multiplicity.holm(p);
    double[] hochberg = Multiplicity.benjaminiHochberg(p);
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    double level = 0.2001;
    int stepDown = 0;
    while (stepDown < m && sorted[stepDown] <= level / (m - stepDown)) {
      stepDown++;
    }
    int stepUp = 0;
    for (int k = 1; k <= m; k++) {
      stepUp = sorted[k - 1] <= level * k / m ? k : stepUp;
    }
    assertThat(Arrays.stream(holm).filter(q -> q <= level).count()).isEqualTo(stepDown);
    assertThat(Arrays.stream(hochberg).filter(q -> q <= level).count()).isEqualTo(stepUp);
    for (int i = 0; i < m; i++) {
      assertThat(holm[i]).isBetween(hochberg[i] - 1e-12, 1.0);
      assertThat(hochberg[i]).isGreaterThanOrEqualTo(p[i] - 1e-12);
    }
  }

  @Property
  void planAnswersAgreeWithEachOther(
      @ForAll @DoubleRange(min = 0.02, max = 0.4) double rate,
      @ForAll @DoubleRange(min = 0.02, max = 0.5) double lift,
      @ForAll @DoubleRange(min = 0.2, max = 0.8) double share,
      @ForAll boolean sequential) {
    Looks looks = new Looks(0.05, 0.8, sequential ? new ConfidenceSequence(5000) : null);
    Plan plan = Plan.ofProportion(rate, looks);
    double people = plan.people(lift, share);
    double control = people * share;
    assertThat(plan.power(lift, control, people - control)).isBetween(0.7999, 0.82);
    assertThat(plan.power(lift, control * 0.9, (people - control) * 0.9)).isLessThan(0.8);
    assertThat(plan.smallestLift(control, people - control)).isCloseTo(lift, within(0.02 * lift));
  }

  @Property
  void cappedPeopleAreThoseAboveTheQuantile(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int n) {
    double[] values = Rows.random(seed, n, 5).y;
    double cap = Winsor.cap(values, 0.9);
    long above = Arrays.stream(values).filter(value -> value > cap).count();
    assertThat(above).isEqualTo((long) Math.ceil(0.1 * (n - 1) - 1e-9));
    assertThat(Winsor.cap(values, 1)).isEqualTo(Arrays.stream(values).max().orElseThrow());
  }

  @Property
  void quantileOfPeopleWithOneValueEachIsTheSameCountedEitherWay(
      @ForAll long seed, @ForAll @IntRange(min = 60, max = 400) int n) {
    double[] values = Rows.random(seed, n, 5).y;
    double[][] people =
        Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    Summary plain = Quantiles.of(values, 0.5);
    Summary clustered = Quantiles.clustered(people, 0.5);
    assertThat(clustered.mean()).isEqualTo(plain.mean());
    // n − 1 below the line there, n here
    assertThat(clustered.variance()).isCloseTo(plain.variance(), within(0.2 * plain.variance()));
  }

  private static Offset<Double> near(double scale) {
    return within(1e-9 * scale);
  }

  /** People with two values that have to do with each other. */
  private record Rows(double[] y, double[] x) {

    static Rows random(long seed, int n, double mean) {
      Random random = new Random(seed);
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = 3 + random.nextGaussian();
        y[i] = mean + 0.1 * (x[i] - 3) + 0.2 * random.nextGaussian();
      }
      return new Rows(y, x);
    }

    Pairs pairs() {
      Moments moments = new Moments();
      for (int i = 0; i < y.length; i++) {
        moments.add(y[i], x[i]);
      }
      return moments.pairs();
    }

    double mean(double[] values) {
      return Arrays.stream(values).average().orElseThrow();
    }

    double covariance(double[] some, double[] others) {
      double a = mean(some);
      double b = mean(others);
      double sum = 0;
      for (int i = 0; i < some.length; i++) {
        sum += (some[i] - a) * (others[i] - b);
      }
      return sum / (some.length - 1);
    }

    double[] map(IntToDoubleFunction value) {
      double[] mapped = new double[y.length];
      Arrays.setAll(mapped, value);
      return mapped;
    }
  }
}
