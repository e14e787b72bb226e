package io.tandem.insights.moved;

import io.tandem.insights.statistics.RateChange.Part;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link MovedSql}.
 *
 * @param dimension which property; -1 for everybody
 * @param listed false for the rest
 */
record MovedRow(int dimension, @Nullable String value, boolean listed, Part part) {}
