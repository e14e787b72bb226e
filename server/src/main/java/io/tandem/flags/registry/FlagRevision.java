package io.tandem.flags.registry;

import java.time.Instant;

/**
 * A revision of a flag.
 *
 * @param revision counts from 1
 * @param note why, in the words of who changed it; may be empty
 */
record FlagRevision(
    long revision, FlagContent content, String note, String changedBy, Instant changedAt) {}
