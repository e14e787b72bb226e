package io.tandem.flags.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A flag's part of a layer.
 *
 * @param layer key
 * @param share percent of the layer, in steps of 0.01
 * @param note why, kept in the flag's history
 */
record SeatChange(@NotBlank String layer, double share, @Nullable @Size(max = 500) String note) {}
