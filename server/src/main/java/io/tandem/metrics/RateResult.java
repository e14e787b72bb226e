package io.tandem.metrics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rate over time.
 *
 * @param subject key of the feature or campaign, or null
 * @param zone IANA zone the buckets are counted in
 * @param asOf when it was read; everything stored before is in it
 * @param interval {@code day}, {@code week} or {@code month}, or {@code total} for one bucket
 * @param buckets in order, none left out
 */
public record RateResult(
    Metric metric,
    @Nullable String subject,
    String zone,
    Instant asOf,
    long elapsedMs,
    String interval,
    RateDefinition definition,
    List<RateBucket> buckets) {}
