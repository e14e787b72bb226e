package io.tandem.flags.registry;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which revision a flag goes back to.
 *
 * @param note why, kept in the history
 */
record FlagRevert(@NotNull Long revision, @Nullable @Size(max = 500) String note) {}
