package io.tandem.experiments;

import io.tandem.experiments.analysis.IntervalResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect as one analysis saw it.
 *
 * @param analysis its number
 * @param phase number of the phase whose people these are; null for uploaded tables
 * @param people of all variants
 * @param difference true when estimate and intervals are in the metric's unit, since no analysis
 *     can tell a lift
 * @param estimate fraction of the control's mean, or the difference
 */
public record TimelinePoint(
    long analysis,
    Instant at,
    @Nullable Integer phase,
    long people,
    boolean difference,
    double estimate,
    IntervalResult sequential,
    IntervalResult fixed) {}
