package io.tandem.events.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as its progress shows it.
 *
 * @param environment key of the environment the events go to
 * @param state {@code receiving}, {@code running}, {@code done} or {@code failed}
 * @param size bytes of the file as it was announced, compressed if it is
 * @param receivedBytes so many have arrived
 * @param processedBytes so many have been read by the job
 * @param lines records dealt with: accepted, duplicates, rejected and, where the mapping says so,
 *     passed over
 * @param accepted events stored by this import
 * @param duplicates events that were stored already
 * @param rejected lines that are no event
 * @param error what stopped it and what to do, null unless it failed
 */
record ImportView(
    long id,
    String fileName,
    String environment,
    String state,
    long size,
    long receivedBytes,
    long processedBytes,
    long lines,
    long accepted,
    long duplicates,
    long rejected,
    Instant createdAt,
    String createdBy,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String error) {}
