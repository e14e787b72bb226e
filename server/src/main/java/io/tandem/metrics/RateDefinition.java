package io.tandem.metrics;

import io.tandem.shared.Sentence;

/**
 * What was counted 口径.
 *
 * @param revision grows with every change of the project's definitions or of the subject; shown as
 *     r1, r2 …
 * @param numerator whom the numerator counts
 * @param denominator whom the denominator counts
 */
public record RateDefinition(long revision, Sentence numerator, Sentence denominator) {}
