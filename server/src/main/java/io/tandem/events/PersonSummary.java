package io.tandem.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as lists show it; e-mail addresses and phone numbers are masked.
 *
 * @param person the key, as text since it is unsigned
 * @param distinctId the id to show, masked when it is an e-mail address or telephone number
 * @param name null when unknown
 * @param email masked, null when unknown
 * @param firstSeen time of the earliest event, null when there is none
 * @param lastSeen time of the latest event, null when there is none
 */
public record PersonSummary(
    String person,
    String distinctId,
    @Nullable String name,
    @Nullable String email,
    Map<String, Object> properties,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen) {}
