package io.tandem.experiments.table;

import io.tandem.shared.Sentence;

/**
 * A row that could not be used.
 *
 * @param line of the file, the header being 1 (lines inside quotes are not counted)
 */
public record RejectedRow(long line, Sentence reason) {}
