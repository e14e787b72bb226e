package io.tandem.boards;

import io.tandem.shared.TandemException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * Which days the lines of a board show: so many before today and today, or chosen dates.
 *
 * @param days closed days before today, 1 to 400; 30 when null
 * @param from first day, with {@code to}; null for {@code days}
 * @param to last day
 */
record BoardDates(
    @Nullable Integer days,
    @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate from,
    @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate to) {

  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 400;

  /** So far back lines may begin: a link to the dates of today holds for a year and more. */
  private static final int OLDEST_DAYS = 800;

  /** So many closed days before today, and today. */
  static BoardDates ofDays(int days) {
    return new BoardDates(days, null, null);
  }

  /**
   * The first day.
   *
   * @throws TandemException {@code bad_board_dates}
   */
  LocalDate first(LocalDate today) {
    if (from == null && to == null) {
      return today.minusDays(Math.clamp(days == null ? USUAL_DAYS : days, 1, MOST_DAYS));
    }
    if (from == null
        || to == null
        || from.isAfter(to)
        || to.isAfter(today)
        || from.isBefore(to.minusDays(MOST_DAYS))
        || from.isBefore(today.minusDays(OLDEST_DAYS))) {
      throw new TandemException(BoardError.BAD_DATES, MOST_DAYS, OLDEST_DAYS);
    }
    return from;
  }

  /** The last day: today unless another was chosen. */
  LocalDate last(LocalDate today) {
    return to == null ? today : to;
  }
}
