package io.tandem.events;

import java.time.Instant;

/**
 * An event of the tracking plan.
 *
 * @param description what people wrote about it, empty when nothing
 * @param count how many are stored
 * @param firstSeen time of the first one learnt
 * @param lastSeen time of the latest one learnt
 * @param properties how many properties it was seen with
 * @param version for {@code If-Match}; grows with each change by a person
 */
public record KnownEvent(
    String name,
    String description,
    PlanStatus status,
    long count,
    Instant firstSeen,
    Instant lastSeen,
    int properties,
    long version) {}
