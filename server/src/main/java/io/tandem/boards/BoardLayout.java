package io.tandem.boards;

import io.tandem.metrics.Metric;
import java.util.List;

/**
 * What the board of a project shows, in order.
 *
 * @param version for {@code If-Match}; starts at 1
 */
record BoardLayout(List<BoardTileSetting> tiles, long version) {

  /** What a project begins with. */
  static final BoardLayout DEFAULT =
      new BoardLayout(
          List.of(
              new BoardTileSetting(Metric.USAGE, null, null),
              new BoardTileSetting(Metric.PENETRATION, null, 0.4),
              new BoardTileSetting(Metric.PARTICIPATION, null, 0.35),
              new BoardTileSetting(Metric.PAID_CONVERSION, null, null),
              new BoardTileSetting(Metric.COMPLAINT_RATE, null, 0.008)),
          1);
}
