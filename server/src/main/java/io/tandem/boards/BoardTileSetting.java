package io.tandem.boards;

import io.tandem.metrics.Metric;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A tile of the board.
 *
 * @param subject key of the feature or campaign; null for the one chosen on the board, or for the
 *     project where the metric is about the project
 * @param threshold fraction the rate is held against, such as 0.4; a rate is above it only when it
 *     is larger; null for none
 */
record BoardTileSetting(
    @NotNull Metric metric,
    @Nullable String subject,
    @Nullable @DecimalMin("0.0") @DecimalMax("1.0") Double threshold) {}
