package io.tandem.insights.serving;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what analyses may take.
 *
 * @param atOnce how many are computed at once, those included that wait for the event store: a
 *     thread each. Few would let questions to the index wait behind those to the store
 * @param perUser how many of them for one user
 * @param waitingPerUser how many of one user may wait; more are refused
 * @param cache memory for answers that still hold
 */
@ConfigurationProperties("tandem.queries")
record QueriesSettings(
    @DefaultValue("512") int atOnce,
    @DefaultValue("8") int perUser,
    @DefaultValue("200") int waitingPerUser,
    @DefaultValue("64MB") DataSize cache) {}
