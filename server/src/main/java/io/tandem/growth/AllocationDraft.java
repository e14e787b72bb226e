package io.tandem.growth;

import io.tandem.catalog.Tier;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A share of a pool.
 *
 * @param name unique in the pool, e.g. the key of a campaign
 * @param amount what it has when no shift is in force
 * @param work number of the work item it serves, or null
 */
public record AllocationDraft(
    @NotBlank @Size(max = 200) String name,
    @NotNull Tier tier,
    @Min(0) @Max(PoolDraft.MOST) long amount,
    @Nullable Long work) {}
