package io.tandem.growth;

import io.tandem.catalog.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A share of a pool.
 *
 * @param amount what it has now
 * @param before what it has when no shift is in force
 * @param until when the next shift that concerns it ends, or null when none is in force
 * @param work number of the work item it serves, or null
 */
public record Allocation(
    long id,
    String name,
    Tier tier,
    long amount,
    long before,
    @Nullable Instant until,
    @Nullable Long work) {}
