package io.tandem.boards;

import io.tandem.metrics.Metric;
import io.tandem.shared.Names;
import java.util.List;

/**
 * A board that was saved, such as one for a product area.
 *
 * @param key its name in paths; never changes
 * @param tiles in order
 * @param version for {@code If-Match}; starts at 1
 */
record SavedBoard(String key, Names names, List<BoardTileSetting> tiles, long version) {

  /** The board every project has. */
  static final String MAIN = "main";

  /** What it shows until somebody changes it. */
  static final SavedBoard DEFAULT =
      new SavedBoard(
          MAIN,
          new Names("联合看板", "Joint board"),
          List.of(
              BoardTileSetting.of(Metric.USAGE, null),
              BoardTileSetting.of(Metric.PENETRATION, TileThreshold.above(0.4)),
              BoardTileSetting.of(Metric.PARTICIPATION, TileThreshold.above(0.35)),
              BoardTileSetting.of(Metric.PAID_CONVERSION, null),
              BoardTileSetting.of(new Metric("onboarding_completion"), null),
              BoardTileSetting.of(Metric.COMPLAINT_RATE, TileThreshold.above(0.008)),
              BoardTileSetting.of(new Metric("bad_review_rate"), null)),
          1);
}
