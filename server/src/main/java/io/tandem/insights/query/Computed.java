package io.tandem.insights.query;

import io.tandem.warehouse.StreamPosition;

/**
 * What an engine computed.
 *
 * @param asOf the place in the event stream it reflects
 */
public record Computed<A>(A answer, StreamPosition asOf) {}
