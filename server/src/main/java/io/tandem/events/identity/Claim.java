package io.tandem.events.identity;

import io.tandem.events.intake.PersonChange;

/**
 * What one event says about who did it.
 *
 * @param distinctId 1 to 200 characters
 * @param time of the event, UTC milliseconds, not after its receipt: what a clock that is ahead
 *     says must not win over everything until that moment
 */
public record Claim(String distinctId, PersonChange change, long time) {}
