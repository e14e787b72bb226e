package io.tandem.catalog;

import io.tandem.shared.Names;

/**
 * A campaign came into a state.
 *
 * @param campaign its key
 */
public record CampaignStep(String campaign, Names names, StateChange change) {}
