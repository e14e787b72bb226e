package io.tandem.metrics;

import io.tandem.shared.Names;
import org.jspecify.annotations.Nullable;

/**
 * A rate ready to be computed.
 *
 * @param names of the subject, or null
 */
record Formula(
    RateSubject of,
    @Nullable Names names,
    Doers numerator,
    Doers denominator,
    RateDefinition definition) {}
