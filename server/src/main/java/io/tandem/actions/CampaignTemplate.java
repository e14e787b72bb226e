package io.tandem.actions;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign a policy makes.
 *
 * @param key null for the feature's key followed by {@code -} and the first day
 * @param names null for the feature's names followed by 场景化运营 / scenario campaign
 * @param kind as in {@link io.tandem.catalog.Campaign}
 * @param features by default the policy's feature
 * @param from a local date, {@code today} or {@code next_day}, which is also the default: the day
 *     after the one a policy judged, which is the day it is approved on, or the day after a person
 *     asks
 * @param to last local day, or null, then {@code days} says
 * @param days how long it runs; 14 by default
 * @param participation by default the first key event of the feature
 * @param reach null when no event says who was reached
 */
record CampaignTemplate(
    @Nullable String key,
    @Nullable Names names,
    @Nullable String kind,
    @Nullable List<String> features,
    @Nullable String from,
    @Nullable String to,
    @Nullable Integer days,
    @Nullable EventSelector participation,
    @Nullable EventSelector reach) {}
