package io.tandem.insights.stickiness;

import java.util.List;

/**
 * Answer to a {@link StickinessQuery}.
 *
 * @param intervals how many intervals the dates have
 * @param series in the order of the query
 */
record StickinessResult(int intervals, List<StickinessSeries> series) {

  /**
   * One series.
   *
   * @param event its name, or {@code *}
   * @param people distinct people in all
   * @param exactly people who did it in exactly 1, 2, … intervals
   * @param atLeast people who did it in at least 1, 2, … intervals
   */
  record StickinessSeries(String event, long people, List<Long> exactly, List<Long> atLeast) {}
}
