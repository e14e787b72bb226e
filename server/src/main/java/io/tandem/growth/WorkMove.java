package io.tandem.growth;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state a work item is to be brought into.
 *
 * @param comment why
 * @param at when it happened, between the step before and now; null for now
 */
public record WorkMove(
    @NotNull WorkState to, @NotBlank @Size(max = 2000) String comment, @Nullable Instant at) {}
