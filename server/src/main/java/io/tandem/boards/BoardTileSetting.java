package io.tandem.boards;

import io.tandem.metrics.Metric;
import io.tandem.metrics.SignalKey;
import io.tandem.shared.Interval;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tile of a board: either a metric or a saved insight.
 *
 * @param metric null for an insight
 * @param insight key of the saved insight, or null; it takes none of the fields of a metric
 * @param subject key of the feature or campaign; null for the one chosen on the board, or for the
 *     project where the metric is about the project
 * @param interval day when null
 * @param window buckets a value looks back over; the metric's own when null
 * @param threshold what it is held against where no policy bounds it, or null
 * @param columns how wide the tile is, 1 or 2 columns; 1 when null
 */
record BoardTileSetting(
    @Nullable Metric metric,
    @Nullable @Size(max = 63) String insight,
    @Nullable @Size(max = 63) String subject,
    @Nullable Interval interval,
    @Nullable @Min(1) @Max(90) Integer window,
    @Nullable @Valid TileThreshold threshold,
    @Nullable @Min(1) @Max(2) Integer columns) {

  static BoardTileSetting of(Metric metric, @Nullable TileThreshold threshold) {
    return new BoardTileSetting(metric, null, null, null, null, threshold, null);
  }

  /** The metric of a tile that is one. */
  Metric measured() {
    return Objects.requireNonNull(metric, "the tile shows an insight");
  }

  /** How many columns wide. */
  int across() {
    return columns == null ? 1 : columns;
  }

  Interval width() {
    return interval == null ? Interval.DAY : interval;
  }

  /** The series of the tile for a subject. */
  SignalKey key(@Nullable String subject) {
    return new SignalKey(measured().key(), subject, null, width(), window);
  }
}
