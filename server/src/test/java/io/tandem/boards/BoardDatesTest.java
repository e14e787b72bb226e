package io.tandem.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.TandemException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardDatesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 28);

  @Test
  void theLongestRangeOfTodayCanStillBeAskedForByItsDatesAYearLater() {
    LocalDate first = new BoardDates(400, null, null).first(TODAY);
    assertThat(new BoardDates(null, first, TODAY).first(TODAY.plusDays(365))).isEqualTo(first);
    assertThat(new BoardDates(null, first, TODAY).first(TODAY.plusDays(400))).isEqualTo(first);
  }

  @Test
  void aRangeIsRefusedWhenItSpansTooMuchOrBeginsTooLongAgo() {
    refused(TODAY.minusDays(401), TODAY);
    refused(TODAY.minusDays(801), TODAY.minusDays(700));
  }

  @Test
  void aRangeNeedsBothItsDatesInOrderAndNoneToCome() {
    refused(TODAY, TODAY.minusDays(1));
    refused(TODAY, TODAY.plusDays(1));
    refused(TODAY, null);
    refused(null, TODAY);
  }

  private static void refused(@Nullable LocalDate from, @Nullable LocalDate to) {
    assertThatThrownBy(() -> new BoardDates(null, from, to).first(TODAY))
        .isInstanceOfSatisfying(
            TandemException.class,
            refused -> assertThat(refused.code().code()).isEqualTo("bad_board_dates"));
  }
}
