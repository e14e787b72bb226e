package io.tandem.insights.statistics;

/**
 * Buying behaviour that people share.
 *
 * @param repeats purchases after the first one, x
 * @param last time from the first to the last purchase, t_x; 0 without repeats
 * @param observed time from the first purchase to the end of observation, T
 * @param people how many behaved so
 */
public record BuyingHistory(int repeats, double last, double observed, long people) {

  /**
   * @throws IllegalArgumentException when times contradict each other
   */
  public BuyingHistory {
    if (repeats < 0 || last < 0 || last > observed || (repeats == 0 && last != 0) || people < 1) {
      throw new IllegalArgumentException(
          "x " + repeats + ", t_x " + last + ", T " + observed + ", people " + people);
    }
  }
}
