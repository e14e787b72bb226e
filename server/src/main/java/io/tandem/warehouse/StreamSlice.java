package io.tandem.warehouse;

import java.util.List;

/**
 * A run of the stream.
 *
 * @param events in commit order
 * @param end where to read on
 */
public record StreamSlice(List<Event> events, StreamPosition end) {}
