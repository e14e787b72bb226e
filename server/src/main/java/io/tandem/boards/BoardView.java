package io.tandem.boards;

import io.tandem.insights.SavedInsight;
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
 * @param to last day of the lines, today at the latest
 * @param asOf when the numbers were read; everything stored before is in them
 * @param northStar null while none was chosen
 * @param insights tiles that are saved insights; what they show is asked for through {@code POST
 *     …/query}
 * @param unavailable tiles of the board that cannot be computed just now
 */
record BoardView(
    String key,
    Names names,
    long version,
    String zone,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    @Nullable StarView northStar,
    List<BoardTile> tiles,
    List<InsightTile> insights,
    List<UnavailableTile> unavailable) {

  /**
   * A tile that is a saved insight.
   *
   * @param position among the board's settings, from 0
   * @param insight as it is saved now, archived ones too
   * @param columns how wide the tile is, 1 or 2 columns
   */
  record InsightTile(int position, SavedInsight insight, int columns) {}

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
