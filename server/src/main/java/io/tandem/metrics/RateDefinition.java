package io.tandem.metrics;

import io.tandem.shared.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * What was counted 口径.
 *
 * @param revision grows with every change of the project's definitions, of the subject or of the
 *     metric itself; shown as r1, r2 …
 * @param numerator what the numerator counts
 * @param denominator what the denominator counts; null where the metric is no ratio
 */
public record RateDefinition(long revision, Sentence numerator, @Nullable Sentence denominator) {}
