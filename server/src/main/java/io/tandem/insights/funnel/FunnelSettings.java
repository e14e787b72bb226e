package io.tandem.insights.funnel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of funnels by SQL.
 *
 * @param gathered so many events of a funnel are put in order in memory, about 30 bytes each; more
 *     are ordered by the event store
 * @param gatheringAtOnce so many funnels at the same time
 */
@ConfigurationProperties("tandem.funnels")
record FunnelSettings(
    @DefaultValue("6000000") int gathered, @DefaultValue("2") int gatheringAtOnce) {}
