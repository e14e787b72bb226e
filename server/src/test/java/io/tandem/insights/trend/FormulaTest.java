package io.tandem.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

  @ParameterizedTest
  @CsvSource({
    "A/B, 2.5",
    "A+B*2, 18",
    "(A+B)*2, 28",
    "A - B - 1, 5",
    "A/B/2, 1.25",
    "100*A/(A+B), 71.42857142857143",
    "0.5, 0.5",
    "A/(B-4),",
    "A+C,"
  })
  void computesWithPrecedenceFromTheLeft(String formula, Double expected) {
    assertThat(Formula.parse(formula, 3).value(Arrays.asList(10.0, 4.0, null))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "A/",
        "A B",
        "D",
        "a",
        "(A",
        "A)",
        "1.2.3",
        "-A",
        "A//B",
        "((((((((((((((((((((((A"
      })
  void saysWhereItBreaks(String formula) {
    assertThatThrownBy(() -> Formula.parse(formula, 3)).isInstanceOf(TandemException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "previousPeriod day, 2026-03-03, 2026-03-05, 2026-02-28, 2026-03-02",
    "previousPeriod week, 2026-03-02, 2026-03-15, 2026-02-16, 2026-03-01",
    "previousPeriod month, 2026-02-01, 2026-02-28, 2026-01-01, 2026-01-31",
    "previousPeriod month, 2026-03-01, 2026-03-15, 2026-02-01, 2026-02-15",
    "sameWeekdays day, 2026-03-02, 2026-03-08, 2026-02-23, 2026-03-01",
    "sameWeekdays day, 2026-03-02, 2026-03-09, 2026-02-16, 2026-02-23",
    "lastYear day, 2024-02-29, 2024-03-01, 2023-02-28, 2023-03-01"
  })
  void earlierDates(String asked, LocalDate from, LocalDate to, LocalDate first, LocalDate last) {
    String[] words = asked.split(" ");
    assertThat(TrendCompare.of(words[0]).of(from, to, Interval.of(words[1])))
        .isEqualTo(new TrendCompare.Dates(first, last));
  }
}
