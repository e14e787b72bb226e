package io.tandem.warehouse;

import java.util.BitSet;

/**
 * Outcome of an append.
 *
 * @param duplicates indexes of the batch's events that were dropped because their uuid was seen
 *     within 7 days (of receipt) or earlier in the batch
 * @param asOf stream position that includes this batch
 */
public record Appended(BitSet duplicates, StreamPosition asOf) {}
