package io.tandem.insights.funnel;

import io.tandem.insights.query.Engine;

/**
 * Computes a funnel. Whoever can hand a {@link Follower} the events in order needs nothing else:
 * {@link Tallies} and {@link FunnelReading} make the answer of them.
 */
interface FunnelEngine extends Engine<FunnelQuery, FunnelResult> {}
