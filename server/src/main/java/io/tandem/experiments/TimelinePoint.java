package io.tandem.experiments;

import io.tandem.experiments.analysis.IntervalResult;
import java.time.Instant;

/**
 * The relative effect as one analysis saw it.
 *
 * @param analysis its number
 * @param people of all variants
 * @param estimate fraction of the control's mean
 */
public record TimelinePoint(
    long analysis,
    Instant at,
    long people,
    double estimate,
    IntervalResult sequential,
    IntervalResult fixed) {}
