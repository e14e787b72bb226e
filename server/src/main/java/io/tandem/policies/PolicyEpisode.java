package io.tandem.policies;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One firing span of a policy.
 *
 * @param number counts from 1 within the policy
 * @param revision that fired
 * @param openedBucket bucket that decided
 * @param closedBucket bucket that cleared it; null while it fires, or when {@code ended} says
 *     otherwise
 * @param ended {@code cleared}, {@code revised} (another revision took over) or {@code retired};
 *     null while it fires
 */
public record PolicyEpisode(
    long number,
    long revision,
    LocalDate openedBucket,
    Instant openedAt,
    @Nullable LocalDate closedBucket,
    @Nullable Instant closedAt,
    @Nullable String ended) {}
