package io.tandem.events.identity;

import io.tandem.events.intake.PersonChange;

/**
 * What one event says about who did it.
 *
 * @param distinctId 1 to 200 characters
 */
public record Claim(String distinctId, PersonChange change) {}
