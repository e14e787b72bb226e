package io.tandem.insights.prediction;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link PredictionQuery}. Everything in {@code forecast}, {@code buyers} and {@code
 * given} is predicted, not measured. Amounts are in major units; a purchase is a day with a
 * payment; the models' time is in weeks.
 *
 * @param currency ISO 4217 code of all amounts
 * @param through last local date that was looked at
 * @param people who bought for the first time from the first queried date on
 * @param repeaters those of them who bought on another day too
 * @param everyNth 1 when all of them were taken; else the models rest on every n-th, and sums are
 *     scaled up
 * @param model null when too few bought or came back
 * @param spending null when too few repeat purchases have an amount
 * @param horizonDays as asked
 * @param forecast null without a model
 * @param check how a model of earlier days did; null where no days were kept back, or too few
 *     bought
 * @param given expected purchases of the given history; null without one
 * @param buyers as many as asked for, of those the models rest on; empty for roles that may not see
 *     people
 * @param revision 口径 of what counts as a payment
 * @param definition how it was predicted
 * @param sentences what it says, most important first
 */
record PredictionResult(
    String currency,
    LocalDate through,
    long people,
    long repeaters,
    int everyNth,
    @Nullable BuyingModel model,
    @Nullable SpendingModel spending,
    int horizonDays,
    @Nullable Forecast forecast,
    @Nullable FitCheck check,
    @Nullable Double given,
    List<Buyer> buyers,
    long revision,
    Sentence definition,
    List<Sentence> sentences) {

  /** The same without single people. */
  PredictionResult withoutBuyers() {
    return new PredictionResult(
        currency,
        through,
        people,
        repeaters,
        everyNth,
        model,
        spending,
        horizonDays,
        forecast,
        check,
        given,
        List.of(),
        revision,
        definition,
        sentences);
  }

  /**
   * BG/NBD by maximum likelihood.
   *
   * @param settled false when the search did not come to rest: do not trust it
   */
  record BuyingModel(
      double r, double alpha, double a, double b, double logLikelihood, boolean settled) {}

  /**
   * Gamma-Gamma by maximum likelihood.
   *
   * @param people repeaters it rests on
   * @param settled as {@link BuyingModel#settled}
   */
  record SpendingModel(
      double p, double q, double v, double logLikelihood, long people, boolean settled) {}

  /**
   * What is predicted for all buyers together, within the horizon.
   *
   * @param alive how many of them are expected to buy again some day
   * @param purchases days with a purchase
   * @param purchasesRange 95 %, with the uncertainty of the parameters; null when nobody can tell
   * @param revenue null without a model of spending
   * @param revenueRange as {@code purchasesRange}
   * @param perPerson revenue ÷ people
   */
  record Forecast(
      double alive,
      double purchases,
      @Nullable ConfidenceInterval purchasesRange,
      @Nullable Double revenue,
      @Nullable ConfidenceInterval revenueRange,
      @Nullable Double perPerson) {}

  /**
   * A model of the days before the last ones, which it had to predict.
   *
   * @param through last day the model saw
   * @param days that were kept back
   * @param people buyers known by then
   * @param expected their purchases in the days kept back, predicted
   * @param range 95 % of it
   * @param actual their purchases in these days
   * @param error expected ÷ actual − 1; null when nobody bought
   * @param inRange whether the actual number lies in the range; null without one
   * @param byRepeats the same by how often they had bought before
   */
  record FitCheck(
      LocalDate through,
      int days,
      long people,
      BuyingModel model,
      @Nullable SpendingModel spending,
      double expected,
      @Nullable ConfidenceInterval range,
      long actual,
      @Nullable Double error,
      @Nullable Boolean inRange,
      List<RepeatGroup> byRepeats) {}

  /**
   * Buyers who had bought equally often.
   *
   * @param repeats days of repeat purchases seen; the last group holds all above too
   */
  record RepeatGroup(int repeats, long people, double expected, long actual) {}

  /**
   * One buyer, in weeks since the first purchase.
   *
   * @param person key, as text since it is unsigned
   * @param meanSpent of repeat purchases; null without one
   * @param alive probability to buy again some day
   * @param purchases expected within the horizon
   * @param spending expected of a purchase; null without a model of spending
   * @param value purchases × spending
   */
  @Schema(name = "PredictedBuyer")
  record Buyer(
      String person,
      int repeats,
      double last,
      double observed,
      @Nullable Double meanSpent,
      double alive,
      double purchases,
      @Nullable Double spending,
      @Nullable Double value) {}
}
