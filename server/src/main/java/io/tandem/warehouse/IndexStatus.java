package io.tandem.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * How the behaviour index is.
 *
 * @param state {@code ready}, or why it cannot answer, e.g. {@code building}
 * @param asOf place in the event stream it reflects; opaque
 * @param events events in it
 * @param files how many segment files there are
 * @param bytes their size
 * @param memoryEvents events that are in memory only, to be written later
 * @param rebuilt why it was last built from the events since the start, e.g. {@code missing}; null
 *     when it was not
 * @param rebuilds how many rebuilds were finished since the start
 * @param builtEvents events read by the rebuild that runs or was last
 */
public record IndexStatus(
    String state,
    String asOf,
    long events,
    int files,
    long bytes,
    long memoryEvents,
    @Nullable String rebuilt,
    int rebuilds,
    long builtEvents) {}
