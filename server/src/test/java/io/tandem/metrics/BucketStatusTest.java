package io.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.shared.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BucketStatusTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  @Test
  void bucketStaysOpenForTheHourLateEventsAreWaitedFor() {
    Instant closes = Maturity.NONE.closes(Interval.DAY, DAY, SHANGHAI);
    assertThat(closes).isEqualTo("2026-03-02T17:00:00Z");
    assertThat(BucketStatus.of(closes, closes, 10)).isEqualTo(BucketStatus.OPEN);
    assertThat(BucketStatus.of(closes, closes.plusSeconds(1), 10)).isEqualTo(BucketStatus.CLOSED);
  }

  @Test
  void closedBucketWithoutAnybodyHasNoData() {
    Instant closes = Maturity.NONE.closes(Interval.DAY, DAY, SHANGHAI);
    assertThat(BucketStatus.of(closes, closes, 0)).isEqualTo(BucketStatus.OPEN);
    assertThat(BucketStatus.of(closes, closes.plusSeconds(1), 0)).isEqualTo(BucketStatus.NO_DATA);
  }

  @Test
  void cohortWaitsForTheLastDayThatCounts() {
    Maturity threeDays = new Maturity(3, 0);
    assertThat(threeDays.closes(Interval.DAY, DAY, SHANGHAI)).isEqualTo("2026-03-05T17:00:00Z");
    assertThat(threeDays.closes(Interval.WEEK, DAY, SHANGHAI)).isEqualTo("2026-03-11T17:00:00Z");
    Maturity nextMonth = new Maturity(0, 1);
    assertThat(nextMonth.closes(Interval.MONTH, LocalDate.parse("2026-02-01"), SHANGHAI))
        .isEqualTo("2026-03-31T17:00:00Z");
  }

  @Test
  void hoursLostToDaylightSavingAreNoHoursOfTheDay() {
    ZoneId newYork = ZoneId.of("America/New_York");
    assertThat(Maturity.NONE.closes(Interval.DAY, LocalDate.parse("2026-03-08"), newYork))
        .isEqualTo("2026-03-09T05:00:00Z");
  }

  @Test
  void changedDayTouchesTheBucketsThatReadIt() {
    LocalDate day = LocalDate.parse("2026-03-12"); // a Thursday
    assertThat(new Maturity(3, 0).firstTouched(Interval.DAY, day)).isEqualTo("2026-03-09");
    assertThat(new Maturity(3, 0).firstTouched(Interval.WEEK, day)).isEqualTo("2026-03-09");
    assertThat(new Maturity(4, 0).firstTouched(Interval.WEEK, day)).isEqualTo("2026-03-02");
    assertThat(new Maturity(0, 1).firstTouched(Interval.MONTH, day)).isEqualTo("2026-02-01");
    assertThat(Maturity.NONE.lastTouched(Interval.DAY, day, 7)).isEqualTo("2026-03-18");
    assertThat(Maturity.NONE.lastTouched(Interval.WEEK, day, 2)).isEqualTo("2026-03-16");
  }
}
