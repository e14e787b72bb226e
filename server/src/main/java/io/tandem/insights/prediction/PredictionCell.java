package io.tandem.insights.prediction;

import org.jspecify.annotations.Nullable;

/**
 * Buyers.
 *
 * @param repeats only those with so many days of repeat purchases up to the end of observation
 */
record PredictionCell(@Nullable Integer repeats) {}
