package io.tandem.boards;

import io.tandem.metrics.Metric;
import io.tandem.metrics.SignalKey;
import io.tandem.shared.Interval;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A tile of a board.
 *
 * @param subject key of the feature or campaign; null for the one chosen on the board, or for the
 *     project where the metric is about the project
 * @param interval day when null
 * @param window buckets a value looks back over; the metric's own when null
 * @param threshold what it is held against where no policy bounds it, or null
 */
record BoardTileSetting(
    @NotNull Metric metric,
    @Nullable @Size(max = 63) String subject,
    @Nullable Interval interval,
    @Nullable @Min(1) @Max(90) Integer window,
    @Nullable @Valid TileThreshold threshold) {

  static BoardTileSetting of(Metric metric, @Nullable TileThreshold threshold) {
    return new BoardTileSetting(metric, null, null, null, threshold);
  }

  Interval width() {
    return interval == null ? Interval.DAY : interval;
  }

  /** The series of the tile for a subject. */
  SignalKey key(@Nullable String subject) {
    return new SignalKey(metric.key(), subject, null, width(), window);
  }
}
