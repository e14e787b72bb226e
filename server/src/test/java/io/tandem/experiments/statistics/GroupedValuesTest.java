package io.tandem.experiments.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** Quantiles over events, and differences between groups, beside the same computed naively. */
class GroupedValuesTest {

  @Property
  void eventsOfPeopleMakeAQuantileWithTheVarianceOfAShareOverPeople(
      @ForAll long seed, @ForAll @IntRange(min = 5, max = 200) int n) {
    Random random = new Random(seed);
    double[][] people = new double[n][];
    for (int i = 0; i < n; i++) {
      people[i] = random.doubles(1 + random.nextInt(4)).toArray();
    }
    double[] sorted = Arrays.stream(people).flatMapToDouble(Arrays::stream).sorted().toArray();
    double at = Quantiles.at(sorted, 0.7);
    double upTo = error(people, value -> value <= at);
    double error = Math.max(upTo, error(people, value -> value < at));
    double z = 1.959963984540054;
    double low = Quantiles.at(sorted, Math.max(0, 0.7 - z * error));
    double high = Quantiles.at(sorted, Math.min(1, 0.7 + z * error));
    Summary found = Quantiles.clustered(people, 0.7);
    assertThat(found.n()).isEqualTo(n);
    assertThat(found.mean()).isEqualTo(at);
    double longer = Math.max(at - low, high - at);
    boolean jumps = longer > (1 + Math.sqrt(2)) * Math.min(at - low, high - at);
    double half = jumps ? longer : (high - low) / 2;
    assertThat(Math.sqrt(found.variance() / n)).isCloseTo(half / z, near(100));
  }

  /** Of the share of values that are such, over people. */
  private static double error(double[][] people, DoublePredicate such) {
    int n = people.length;
    double[] some = new double[n];
    double[] all = new double[n];
    for (int i = 0; i < n; i++) {
      some[i] = Arrays.stream(people[i]).filter(such).count();
      all[i] = people[i].length;
    }
    double mean = Arrays.stream(all).average().orElseThrow();
    double share = Arrays.stream(some).sum() / Arrays.stream(all).sum();
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += Math.pow((some[i] - share * all[i]) / mean, 2);
    }
    return Math.sqrt(squares / (n - 1) / n);
  }

  @Property
  void effectsOfGroupsDifferByTheirWeightedSquares(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int n) {
    Random random = new Random(seed);
    double[] e = random.doubles(n, -1, 1).toArray();
    double[] se = random.doubles(n, 0.1, 2).toArray();
    List<Effect> effects = new ArrayList<>();
    double top = 0;
    double below = 0;
    for (int i = 0; i < n; i++) {
      effects.add(new Effect(e[i], se[i], 10, 100));
      top += e[i] / se[i] / se[i];
      below += 1 / se[i] / se[i];
    }
    double q = 0;
    for (int i = 0; i < n; i++) {
      q += Math.pow((e[i] - top / below) / se[i], 2);
    }
    Heterogeneity found = Heterogeneity.of(effects);
    assertThat(found.q()).isCloseTo(q, near(100));
    assertThat(found.groups()).isEqualTo(n);
    assertThat(found.p()).isBetween(0.0, 1.0);
  }

  private static Offset<Double> near(double scale) {
    return within(1e-9 * scale);
  }
}
