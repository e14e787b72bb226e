package io.tandem.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalDatesTest {

  @Test
  void datesNoClockCountsInMillisecondsAreRefused() {
    for (LocalDate day : List.of(LocalDate.MIN, LocalDate.of(300_000_000, 1, 1), LocalDate.MAX)) {
      assertThatThrownBy(() -> new LocalDates(day, day, ZoneOffset.UTC))
          .isInstanceOfSatisfying(
              TandemException.class,
              refused -> assertThat(refused.code()).isEqualTo(CommonError.INVALID_REQUEST));
    }
  }
}
