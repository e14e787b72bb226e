package io.tandem.insights.acquisition;

import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to an {@link AcquisitionQuery}. Amounts are in major units.
 *
 * @param currency ISO 4217 code of all amounts
 * @param total all channels together, sign-ups that cost nothing too
 * @param channels those with spend or sign-ups, most spend first
 * @param buckets the total by calendar bucket
 * @param leftOut spend in other currencies, which is not in any sum
 * @param revision 口径 of what counts as sign-up and payment
 * @param definition how it was counted
 * @param sentences what it says, most important first
 */
record AcquisitionResult(
    String currency,
    ChannelCost total,
    List<ChannelCost> channels,
    List<CostBucket> buckets,
    List<OtherCurrency> leftOut,
    long revision,
    Sentence definition,
    List<Sentence> sentences) {

  /**
   * A channel.
   *
   * @param channel null for sign-ups that name none, and for the total
   * @param spend imported for the queried dates; a line that reaches beyond them counts by its days
   * @param signUps people who signed up in the queried dates
   * @param cac spend ÷ sign-ups; null where no spend was imported, or nobody signed up, and
   *     everywhere when filters, a segment or an environment leave out sign-ups the spend won
   * @param ltv observed value per person by the end of each month of 30 days since sign-up, net of
   *     rewards; only months that are over for everybody
   * @param ltvToCac the last of these ÷ cac; null where one is missing, or the cost is 0
   * @param paybackMonth the first of these months by which the value reached the cost; null when it
   *     was not reached in the months measured so far
   * @param payback the same in words
   */
  record ChannelCost(
      @Nullable String channel,
      double spend,
      long signUps,
      @Nullable Double cac,
      List<Double> ltv,
      @Nullable Double ltvToCac,
      @Nullable Integer paybackMonth,
      Sentence payback) {}

  /**
   * A calendar bucket.
   *
   * @param cac as {@link ChannelCost#cac}
   */
  record CostBucket(LocalDate start, double spend, long signUps, @Nullable Double cac) {}

  /** Spend that no sum holds. */
  record OtherCurrency(String currency, double spend) {}
}
