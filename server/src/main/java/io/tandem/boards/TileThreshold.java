package io.tandem.boards;

import io.tandem.policies.BoundOperator;
import jakarta.validation.constraints.NotNull;

/**
 * What a tile is held against where no policy bounds it. Strict, as the bounds of policies.
 *
 * @param op {@code gt}: above it is worth a look, {@code lt}: below it
 * @param bound a fraction for percentages, else in the metric's unit
 */
record TileThreshold(@NotNull BoundOperator op, @NotNull Double bound) {

  static TileThreshold above(double bound) {
    return new TileThreshold(BoundOperator.GT, bound);
  }
}
