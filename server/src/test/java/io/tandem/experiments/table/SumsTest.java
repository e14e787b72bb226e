package io.tandem.experiments.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/** Which sums values can have. */
class SumsTest {

  @Property(tries = 50)
  void sumsOfAnyValuesArePossibleAlsoRounded(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
      @ForAll @DoubleRange(min = -3, max = 3) double slope) {
    Sums sums = of(values, slope);
    assertThat(sums.possible()).isTrue();
    assertThat(rounded(sums).possible()).as("as somebody prints them: %s", sums).isTrue();
  }

  @Property(tries = 50)
  void sumsThatNoValuesHaveAreNot(
      @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = 1, max = 1e6) Double> values) {
    Sums sums = of(values, 2);
    double least = sums.y() / sums.people() * sums.y();
    assertThat(Sums.of(sums.people(), sums.y(), least * 0.99).possible()).isFalse();
    assertThat(Sums.of(sums.people(), sums.y(), 0).possible()).isFalse();
    double products = 2 * sums.xy(); // as if they went together more than they vary
    assertThat(
            new Sums(sums.people(), sums.y(), sums.yy(), sums.x(), sums.xx(), products, true)
                .possible())
        .isFalse();
  }

  private static Sums of(List<Double> values, double slope) {
    double y = 0;
    double yy = 0;
    for (double value : values) {
      y += value;
      yy += value * value;
    }
    double x = slope * y;
    return new Sums(values.size(), y, yy, x, slope * slope * yy, slope * yy, true);
  }

  /** To ten digits. */
  private static Sums rounded(Sums sums) {
    return new Sums(
        sums.people(),
        digits(sums.y()),
        digits(sums.yy()),
        digits(sums.x()),
        digits(sums.xx()),
        digits(sums.xy()),
        true);
  }

  private static double digits(double number) {
    return Double.parseDouble("%.9e".formatted(number));
  }
}
