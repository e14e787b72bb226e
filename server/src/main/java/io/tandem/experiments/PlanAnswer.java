package io.tandem.experiments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment takes.
 *
 * @param people needed, all variants together; null when no number is enough
 * @param perVariant of them, in the order of the allocations; none when no number is enough
 * @param days until they came; null when it is not known how many come a day
 * @param weeks whole weeks, so that every day of the week counts alike
 * @param tunedAt what to enter as the experiment's {@code tunedAt}: people needed of the two
 *     variants whose comparison needs most; null unless it is judged by confidence sequences
 * @param alpha of each comparison, after correction
 * @param weekly what can be found after one, two … twelve weeks; none when it is not known how many
 *     come a day
 */
public record PlanAnswer(
    @Nullable Long people,
    List<Long> perVariant,
    @Nullable Long days,
    @Nullable Long weeks,
    @Nullable Double tunedAt,
    double alpha,
    List<Week> weekly) {

  /**
   * After so many weeks.
   *
   * @param people all variants together
   * @param detectable the smallest relative lift that is found with the power wanted; null when
   *     none
   * @param power probability of finding the lift asked for
   */
  public record Week(int week, long people, @Nullable Double detectable, double power) {}
}
