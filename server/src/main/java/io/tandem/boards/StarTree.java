package io.tandem.boards;

import io.tandem.growth.NorthStarInput;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The north star 北极星指标 over what moves it, each with its number.
 *
 * @param zone of the buckets
 * @param from first local day of the lines; weeks and months begin earlier
 * @param star null while none was chosen
 * @param inputs in their order
 */
record StarTree(
    String zone, LocalDate from, Instant asOf, @Nullable StarView star, List<InputView> inputs) {

  /**
   * One of what moves it.
   *
   * @param metric null when it cannot be computed just now
   * @param refused why it cannot be computed, or null
   * @param lastClosed the newest closed bucket with a value, or null
   * @param before the closed bucket with a value before that one, or null
   * @param line its newest buckets, oldest first; not all need be closed
   */
  record InputView(
      NorthStarInput input,
      @Nullable MetricFacts metric,
      @Nullable Sentence refused,
      @Nullable BoardBucket lastClosed,
      @Nullable BoardBucket before,
      List<BoardBucket> line) {}
}
