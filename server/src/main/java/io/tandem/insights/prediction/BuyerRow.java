package io.tandem.insights.prediction;

import io.tandem.insights.statistics.BuyingHistory;

/**
 * A buyer as counted.
 *
 * @param key of the person
 * @param repeats days with a purchase after the first one, while observed
 * @param last days from the first to the last of these
 * @param observed days from the first purchase to the end of observation
 * @param spent on repeat purchases
 * @param later days with a purchase after the end of observation
 */
record BuyerRow(long key, int repeats, int last, int observed, double spent, long later) {

  private static final double WEEK = 7;

  /** In weeks. */
  BuyingHistory history() {
    return new BuyingHistory(repeats, last / WEEK, observed / WEEK, 1);
  }

  /** Mean of repeat purchases; 0 where there is none, or they come to nothing or less. */
  double mean() {
    return repeats == 0 || spent <= 0 ? 0 : spent / repeats;
  }

  /** Repeat purchases whose mean is known. */
  int priced() {
    return mean() > 0 ? repeats : 0;
  }
}
