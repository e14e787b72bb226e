package io.tandem.experiments;

import io.tandem.experiments.analysis.IntervalResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The relative effect as one analysis saw it.
 *
 * @param analysis its number
 * @param phase number of the phase whose people these are; null for uploaded tables
 * @param people of all variants
 * @param estimate fraction of the control's mean
 */
public record TimelinePoint(
    long analysis,
    Instant at,
    @Nullable Integer phase,
    long people,
    double estimate,
    IntervalResult sequential,
    IntervalResult fixed) {}
