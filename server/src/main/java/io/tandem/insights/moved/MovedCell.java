package io.tandem.insights.moved;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * People of one of both periods.
 *
 * @param before those of the period compared with
 * @param did only those of the numerator, or only the others of the denominator; all when left out
 * @param dimension which of the query's, from 0; everybody when left out
 * @param value the part's value, as the answer shows it; null where the property is missing
 */
@Schema(requiredProperties = "before")
record MovedCell(
    boolean before, @Nullable Boolean did, @Nullable Integer dimension, @Nullable String value) {}
