package io.tandem.metrics;

import io.tandem.shared.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One series of signals: a metric of a subject per local day or week.
 *
 * @param metric key of a built-in or custom metric
 * @param subject key of the feature or campaign, or null for the project
 * @param segment key of a segment, or null for everybody
 * @param interval day or week
 * @param window how many buckets, the bucket itself the last, a value looks back over; the metric's
 *     own (1 for most, 7 days for the bad-review rate) when null
 */
public record SignalKey(
    String metric,
    @Nullable String subject,
    @Nullable String segment,
    Interval interval,
    @Nullable Integer window) {}
