package io.tandem.boards;

import io.tandem.shared.Interval;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A board with its numbers.
 *
 * @param key of the board
 * @param version of the board as it was saved
 * @param zone IANA zone of its days
 * @param from first day of the lines
 * @param asOf when the numbers were read; everything stored before is in them
 * @param northStar null while none was chosen
 * @param unavailable tiles of the board that cannot be computed just now
 */
record BoardView(
    String key,
    Names names,
    long version,
    String zone,
    LocalDate from,
    Instant asOf,
    @Nullable StarView northStar,
    List<BoardTile> tiles,
    List<UnavailableTile> unavailable) {

  /**
   * A tile that cannot be computed, and what to do about it.
   *
   * @param position among the board's settings, from 0
   * @param code of the failure
   */
  record UnavailableTile(
      int position,
      String metric,
      @Nullable String subject,
      Interval interval,
      String code,
      Sentence why) {}
}
