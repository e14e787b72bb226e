package io.tandem.policies.machine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one bucket made of a policy.
 *
 * @param memory afterwards
 * @param breaches that count towards firing now
 * @param clears that count towards recovery now; 0 unless it fires
 * @param fired a firing span began
 * @param cleared it ended
 * @param warned the early warning begins
 * @param reminded another breach while it fires
 * @param coolingUntil enough breaches, but it may fire again only from this day on; else null
 */
public record Step(
    Memory memory,
    int breaches,
    int clears,
    boolean fired,
    boolean cleared,
    boolean warned,
    boolean reminded,
    @Nullable LocalDate coolingUntil) {}
