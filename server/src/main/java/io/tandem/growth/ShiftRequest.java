package io.tandem.growth;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change an allocation for a time.
 *
 * @param allocation its name
 * @param to the amount it shall have; or null, then {@code amount} says
 * @param amount how much more, or less when negative
 * @param days until it ends by itself
 */
public record ShiftRequest(
    @NotBlank @Size(max = 200) String allocation,
    @Nullable @Min(0) @Max(PoolDraft.MOST) Long to,
    @Nullable @Min(-PoolDraft.MOST) @Max(PoolDraft.MOST) Long amount,
    @Min(1) @Max(366) int days,
    @NotBlank @Size(max = 1000) String reason) {}
