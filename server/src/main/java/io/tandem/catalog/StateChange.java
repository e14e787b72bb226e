package io.tandem.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a campaign's history.
 *
 * @param actor who; {@code system} when the campaign's period began or ended
 * @param from null where the campaign was created
 * @param reason why
 */
public record StateChange(
    Instant time, String actor, @Nullable CampaignState from, CampaignState to, String reason) {}
