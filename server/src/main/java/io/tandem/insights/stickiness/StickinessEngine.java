package io.tandem.insights.stickiness;

import io.tandem.insights.query.Engine;
import java.util.List;

/** Counts people by series and number of intervals; numbers nobody has may be left out. */
interface StickinessEngine extends Engine<StickinessQuery, List<StickinessEngine.Count>> {

  /**
   * Some people.
   *
   * @param series which series of the query, from 0
   * @param intervals in how many intervals they did it
   */
  record Count(int series, int intervals, long people) {}
}
