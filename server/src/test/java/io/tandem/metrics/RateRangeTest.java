package io.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RateRangeTest {

  private static LocalDates days(String from, String to) {
    return new LocalDates(
        LocalDate.parse(from), LocalDate.parse(to), ZoneId.of("America/New_York"));
  }

  @Test
  void weeksAreTakenWhole() {
    RateRange range = RateRange.of(days("2026-03-05", "2026-03-10"), "week");
    assertThat(range.days()).isEqualTo(days("2026-03-02", "2026-03-15"));
    assertThat(range.starts())
        .containsExactly(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-09"));
  }

  @Test
  void bucketClosesAnHourAfterLocalMidnightAlsoWhereClocksChange() {
    RateRange range = RateRange.of(days("2026-03-08", "2026-03-08"), "day");
    assertThat(range.days().start()).isEqualTo(Instant.parse("2026-03-08T05:00:00Z"));
    assertThat(range.closes(LocalDate.parse("2026-03-08"), Maturity.NONE))
        .isEqualTo(Instant.parse("2026-03-09T05:00:00Z"));
  }

  @Test
  void totalIsOneBucketOverExactlyTheDaysAskedFor() {
    RateRange range = RateRange.of(days("2026-03-04", "2026-03-11"), "total");
    assertThat(range.starts()).containsExactly(LocalDate.parse("2026-03-04"));
    assertThat(range.closes(LocalDate.parse("2026-03-04"), Maturity.NONE))
        .isEqualTo(Instant.parse("2026-03-12T05:00:00Z"));
  }

  @Test
  void tooManyBucketsAndUnknownIntervalsAreRefused() {
    assertThatThrownBy(() -> RateRange.of(days("2016-01-01", "2026-01-01"), "day"))
        .isInstanceOf(TandemException.class);
    assertThatThrownBy(() -> RateRange.of(days("2026-01-01", "2026-01-01"), "hour"))
        .isInstanceOf(TandemException.class);
  }
}
