package io.tandem.boards;

import java.time.Instant;
import java.util.List;

/** The open bucket of each tile, as the stream tells it. */
record BoardToday(List<TodayTile> tiles) {

  /**
   * The open bucket of one tile.
   *
   * @param position of the tile among the board's settings
   */
  record TodayTile(int position, BoardBucket today, Instant asOf) {

    boolean sameNumbers(TodayTile other) {
      return position == other.position && today.equals(other.today);
    }
  }
}
