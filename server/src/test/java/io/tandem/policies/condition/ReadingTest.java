package io.tandem.policies.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.Change;
import io.tandem.policies.Comparison;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    // exactly on the bound is beyond it on no side
    "600/1500, > 0.4, no",
    "601/1500, > 0.4, yes",
    "9/60, > 0.15, no",
    "9/60, < 0.15, no",
    "12/72, > 0.15, yes",
    "16/2000, > 0.008, no",
    "16/1999, > 0.008, yes",
    "17/2000, > 0.008, yes",
    "52/150, > 0.35, no",
    "54/150, > 0.35, yes",
    "46/1000, < 0.1, yes",
    "100/1000, < 0.1, no",
    "1/3, > 0.333333333333333, yes",
    "1/3, < 0.333333333333334, yes",
    "3/10, > 0.3, no",
    "7/70, < 0.1, no",
    // a quotient of doubles would call these equal
    "4503599627370497/9007199254740993, > 0.5, yes",
    // numbers that are no ratio
    "1000, > 1000, no",
    "1040, > 1000, yes",
    "12.3, > 12.3, no",
    "0.1, > 0.1, no",
    "-5, < -4, yes"
  })
  void boundsAreStrictAndExact(String value, String bound, String expected) {
    Reading reading = Reading.of(Values.bound("a", bound, 0), Values.signal(value), null);
    assertThat(reading.breaks()).isEqualTo(expected.equals("yes"));
  }

  @Property
  void aFractionOfItsOwnDenominatorIsNeverBeyondItself(
      @ForAll @IntRange(min = 1, max = 100_000) int tenThousandths,
      @ForAll @IntRange(min = 1, max = 1_000_000) int times) {
    BigDecimal bound = BigDecimal.valueOf(tenThousandths, 4);
    String value = (long) tenThousandths * times + "/" + 10_000L * times;
    for (String side : new String[] {"> ", "< "}) {
      Reading reading = Reading.of(Values.bound("a", side + bound, 0), Values.signal(value), null);
      assertThat(reading.breaks()).as(value + side + bound).isFalse();
    }
  }

  @ParameterizedTest(name = "{0} → {1} {2} {3}: {4}")
  @CsvSource({
    "100, 120, ABSOLUTE, > 20, no",
    "100, 121, ABSOLUTE, > 20, yes",
    "100, 120, RELATIVE, > 0.2, no",
    "100, 121, RELATIVE, > 0.2, yes",
    "100, 80, RELATIVE, < -0.2, no",
    "100, 79, RELATIVE, < -0.2, yes",
    // 30.0 % to 40.0 % are ten points, and a third
    "450/1500, 600/1500, ABSOLUTE, > 0.1, no",
    "450/1500, 601/1500, ABSOLUTE, > 0.1, yes",
    "450/1500, 600/1500, RELATIVE, > 0.3333, yes",
    // from a negative number a rise is a rise
    "-10, -5, RELATIVE, > 0.4, yes",
    "-10, -15, RELATIVE, < -0.4, yes",
    // nothing to compare with
    "-, 600/1500, ABSOLUTE, > 0.1, lacks",
    "?, 600/1500, ABSOLUTE, > 0.1, lacks",
    "0, 5, RELATIVE, > 0.1, lacks",
    "0, 5, ABSOLUTE, > 4, yes"
  })
  void changesAreExactToo(
      String before, String value, Change change, String bound, String expected) {
    Reading reading =
        Reading.of(
            Values.change(bound, Comparison.PREVIOUS, change),
            Values.signal(value),
            Values.signal(before));
    assertThat(reading.complete()).isEqualTo(!expected.equals("lacks"));
    assertThat(reading.breaks()).isEqualTo(expected.equals("yes"));
  }

  @ParameterizedTest(name = "{0} {1}: breaks {2}, clears {3}, warns {4}")
  @CsvSource({
    // bound 0.4, cleared below 0.35, early warning from 0.37
    "41/100, > 0.4 0.35 0.37, true, false, false",
    "40/100, > 0.4 0.35 0.37, false, false, true",
    "37/100, > 0.4 0.35 0.37, false, false, true",
    "36/100, > 0.4 0.35 0.37, false, false, false",
    "35/100, > 0.4 0.35 0.37, false, false, false",
    "34/100, > 0.4 0.35 0.37, false, true, false",
    // without a clearing bound, whatever does not break clears
    "40/100, > 0.4 _ 0.35, false, true, true",
    // downwards
    "9/100, < 0.1 0.12 0.11, true, false, false",
    "10/100, < 0.1 0.12 0.11, false, false, true",
    "11/100, < 0.1 0.12 0.11, false, false, true",
    "12/100, < 0.1 0.12 0.11, false, false, false",
    "13/100, < 0.1 0.12 0.11, false, true, false"
  })
  void clearingAndWarningHaveBoundsOfTheirOwn(
      String value, String bounds, boolean breaks, boolean clears, boolean warns) {
    Reading reading = Reading.of(Values.bound("a", bounds, 0), Values.signal(value), null);
    assertThat(reading.breaks()).isEqualTo(breaks);
    assertThat(reading.clears()).isEqualTo(clears);
    assertThat(reading.warns()).isEqualTo(warns);
  }

  @ParameterizedTest
  @CsvSource({"8/49, SAMPLE", "9/50, NOTHING", "-, DATA", "?, DATA"})
  void theSampleMustReachItsMinimum(String value, Lack lack) {
    assertThat(Reading.of(Values.bound("a", "> 0.15", 50), Values.signal(value), null).lack())
        .isEqualTo(lack);
  }
}
