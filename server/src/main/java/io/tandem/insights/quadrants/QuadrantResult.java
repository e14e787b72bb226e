package io.tandem.insights.quadrants;

import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.shared.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link QuadrantQuery}, about the people active in the queried dates.
 *
 * @param active how many they are
 * @param currency ISO 4217 code of all amounts, which are in major units; payments that say another
 *     currency are left out
 * @param mature false while the days in which people may come back are not over
 * @param quadrants four, in the order used and reached, used only, reached only, neither
 * @param revision 口径 of what counts as active and as a payment
 * @param definition how it was counted
 * @param sentences what it says
 */
record QuadrantResult(
    long active,
    String currency,
    boolean mature,
    List<Quadrant> quadrants,
    long revision,
    Sentence definition,
    List<Sentence> sentences) {

  /**
   * One of the four.
   *
   * @param stayed people active again in the days after
   * @param retention their share; null without people
   * @param range 95 % of the share; null without people
   * @param payers people with a payment in the queried dates
   * @param revenue what they paid
   * @param arpu revenue ÷ people; null without people
   */
  record Quadrant(
      boolean used,
      boolean reached,
      long people,
      long stayed,
      @Nullable Double retention,
      @Nullable ConfidenceInterval range,
      long payers,
      double revenue,
      @Nullable Double arpu) {}
}
