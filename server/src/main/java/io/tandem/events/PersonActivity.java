package io.tandem.events;

import java.time.Instant;

/**
 * What a person's events say.
 *
 * @param firstSeen time of the earliest event
 * @param lastSeen time of the latest event
 * @param events how many
 */
public record PersonActivity(Instant firstSeen, Instant lastSeen, long events) {}
