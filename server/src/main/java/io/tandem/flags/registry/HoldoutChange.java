package io.tandem.flags.registry;

import io.tandem.shared.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a holdout. What is left out or null stays as it is.
 *
 * @param flags those it covers from now on; one that covers all stays so
 * @param until when its people are released; not in the past
 */
record HoldoutChange(
    @Nullable Names names,
    @Nullable @Size(min = 1, max = 500) List<@NotNull String> flags,
    @Nullable Instant until) {}
