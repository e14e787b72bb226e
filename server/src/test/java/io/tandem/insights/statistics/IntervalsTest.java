package io.tandem.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.insights.statistics.RateChange.Effect;
import io.tandem.insights.statistics.RateChange.Part;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Intervals against published examples, and splits of a change. */
class IntervalsTest {

  @Test
  void newcombesExampleOfTwoShares() {
    // Newcombe 1998, table II, contrast (a): 56/70 − 48/80, method 10
    ConfidenceInterval interval = Intervals.difference(56, 70, 48, 80);
    assertThat(interval.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(interval.high()).isCloseTo(0.3339, within(5e-5));
  }

  @Test
  void wilsonsIntervalStaysWithinZeroAndOne() {
    assertThat(Intervals.share(0, 10).low()).isZero();
    assertThat(Intervals.share(10, 10).high()).isEqualTo(1);
    assertThat(Intervals.share(81, 263).low()).isCloseTo(0.2553, within(5e-5));
    assertThat(Intervals.share(81, 263).high()).isCloseTo(0.3662, within(5e-5));
  }

  @Test
  void liftOfIndependentSharesCoversOneAndNobodyOfBothHasNoLowerBound() {
    ConfidenceInterval independent = Intervals.lift(120, 300, 400, 1_000);
    assertThat(independent).isNotNull();
    assertThat(independent.low()).isBetween(0.8, 1.0);
    assertThat(independent.high()).isBetween(1.0, 1.2);
    assertThat(Intervals.lift(0, 300, 400, 1_000)).isEqualTo(new ConfidenceInterval(0, 3 / 120.0));
    assertThat(Intervals.lift(0, 0, 400, 1_000)).isNull();
    assertThat(Intervals.lift(1_000, 1_000, 1_000, 1_000))
        .isEqualTo(new ConfidenceInterval(1, 1.0));
  }

  @Test
  void aChangeMayComeFromTheMixAloneOrFromTheRatesAlone() {
    List<Effect> mix = RateChange.split(List.of(new Part(50, 25, 80, 40), new Part(50, 5, 20, 2)));
    assertThat(mix).allMatch(effect -> effect.rate() == 0);
    assertThat(mix.stream().mapToDouble(Effect::mix).sum()).isCloseTo(0.12, within(1e-12));
    List<Effect> rates =
        RateChange.split(List.of(new Part(50, 25, 100, 40), new Part(50, 5, 100, 10)));
    assertThat(rates).allMatch(effect -> effect.mix() == 0);
    assertThat(rates.get(0).rate()).isCloseTo(-0.05, within(1e-12));
    assertThat(rates.get(1).rate()).isZero();
    assertThat(RateChange.split(List.of(new Part(0, 0, 5, 1)))).isEmpty();
  }

  @Test
  void whoeverDidWithoutBelongingToAPartCountsForItsBehaviour() {
    List<Effect> effects =
        RateChange.split(List.of(new Part(100, 0, 100, 0), new Part(0, 5, 0, 10)));
    assertThat(effects.get(1).mix()).isCloseTo(0, within(1e-12));
    assertThat(effects.get(1).rate()).isCloseTo(0.05, within(1e-12));
  }

  @Property(tries = 300)
  void allEffectsAddUpToTheChange(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 1_000_000) Integer> numbers) {
    List<Part> parts =
        numbers.stream()
            .map(number -> {
              long before = number % 97;
              long after = number % 89;
              // Some who did are not among the people of the part: complaints of inactive people.
              long outside = number % 3;
              return new Part(
                  before % 11 == 0 ? 0 : before,
                  before * (number % 7) / 7 + outside,
                  after % 13 == 0 ? 0 : after,
                  after * (number % 5) / 5 + number % 2);
            })
            .toList();
    Part whole = RateChange.whole(parts);
    List<Effect> effects = RateChange.split(parts);
    if (whole.before() == 0 || whole.after() == 0) {
      assertThat(effects).isEmpty();
    } else {
      assertThat(effects.stream().mapToDouble(Effect::sum).sum())
          .isCloseTo(whole.rate(true) - whole.rate(false), within(1e-12));
    }
  }
}
