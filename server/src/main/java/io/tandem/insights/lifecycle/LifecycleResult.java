package io.tandem.insights.lifecycle;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link LifecycleQuery}.
 *
 * @param buckets first local date of each interval, oldest first
 * @param series one for each state, in the order new, returning, resurrecting, dormant
 */
record LifecycleResult(List<LocalDate> buckets, List<LifecycleSeries> series) {

  /**
   * One state.
   *
   * @param values people a bucket; null where it has not begun
   */
  record LifecycleSeries(
      LifecycleState state,
      @Schema(description = "People of each bucket; null where it has not begun")
          List<@Nullable Long> values) {}
}
