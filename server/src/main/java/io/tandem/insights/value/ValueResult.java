package io.tandem.insights.value;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link ValueQuery}. Amounts are in major units.
 *
 * @param currency ISO 4217 code of all amounts
 * @param stepDays days of a step of age
 * @param cohorts by when people began, oldest first; those without people are left out
 * @param average all cohorts together, of those that are complete at an age
 * @param buckets calendar buckets of the queried dates: revenue per active person
 * @param months next-month retention 次月留存 of the months touched, by sign-up
 * @param revision 口径 of what counts as active, payment and sign-up
 * @param definition how it was counted
 */
record ValueResult(
    String currency,
    int stepDays,
    List<ValueCohort> cohorts,
    List<ValueAge> average,
    List<ValueBucket> buckets,
    List<ComingBack> months,
    long revision,
    Sentence definition) {

  /**
   * People who began in a bucket.
   *
   * @param start first local date of the bucket
   * @param complete so many of the ages are over for all of them; later ones are not final
   * @param ages up to the last one that has begun for somebody
   */
  record ValueCohort(LocalDate start, long people, int complete, List<ValueAge> ages) {}

  /**
   * A step of age.
   *
   * @param age from 0: the first so many days from the day on which each person began
   * @param people those it rests on
   * @param payers people with a payment in this step
   * @param paid in this step
   * @param given cost of rewards in this step
   * @param ltv observed value up to the end of this step: all that was paid less all that was
   *     given, per person
   */
  @Schema(name = "ValueAge")
  record ValueAge(int age, long people, long payers, double paid, double given, double ltv) {}

  /**
   * A calendar bucket.
   *
   * @param active people
   * @param payers among all people
   * @param revenue paid in the bucket, less nothing
   * @param arpu revenue ÷ active people; null without any
   * @param closed false while it may still grow
   */
  record ValueBucket(
      LocalDate start,
      long active,
      long payers,
      double revenue,
      @Nullable Double arpu,
      boolean closed) {}

  /**
   * People who signed up in a month.
   *
   * @param people how many
   * @param back those of them who were active in the next month
   * @param rate their share; null without people
   * @param finished false while the next month is not over
   */
  record ComingBack(
      LocalDate month, long people, long back, @Nullable Double rate, boolean finished) {}
}
