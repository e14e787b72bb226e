package io.tandem.metrics;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value of a series.
 *
 * @param bucket first local day
 * @param version 1 when it closed, one more with each revision; 0 while open
 * @param revision of the definition 口径 it was computed by
 * @param numerator people, events or a sum
 * @param denominator people, events or a sum; null for metrics that are no ratio
 * @param value a fraction for rates, else a number; null without data
 * @param sample people or events the value rests on: the denominator of a rate
 * @param computedAt when this version was computed
 */
public record Signal(
    LocalDate bucket,
    int version,
    long revision,
    double numerator,
    @Nullable Double denominator,
    @Nullable Double value,
    long sample,
    SignalStatus status,
    Instant computedAt) {}
