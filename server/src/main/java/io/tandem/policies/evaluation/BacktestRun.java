package io.tandem.policies.evaluation;

import io.tandem.policies.PolicyState;
import io.tandem.policies.Verdict;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have done.
 *
 * @param days each closed bucket in order
 * @param fired buckets it would have fired on
 */
public record BacktestRun(List<Day> days, List<LocalDate> fired) {

  /**
   * One bucket.
   *
   * @param value of the first predicate, or null without data
   * @param sample the value rests on
   */
  public record Day(
      LocalDate bucket,
      PolicyState state,
      Verdict verdict,
      int breaches,
      boolean fired,
      boolean cleared,
      @Nullable Double value,
      long sample,
      Sentence sentence) {}
}
