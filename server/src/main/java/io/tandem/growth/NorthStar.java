package io.tandem.growth;

import io.tandem.shared.Interval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one metric 北极星指标 that product and operations look at first.
 *
 * @param metric key of a metric, or null while none was chosen
 * @param subject key of the feature or campaign it is about, or null for the project
 * @param target a fraction for rates, else in the metric's unit
 * @param changedBy who chose this revision, or null
 * @param version revision, for {@code If-Match}; 0 while none was chosen
 */
public record NorthStar(
    @Nullable String metric,
    @Nullable String subject,
    Interval interval,
    @Nullable Double target,
    @Nullable String changedBy,
    @Nullable Instant changedAt,
    long version) {

  /** None chosen yet. */
  static final NorthStar NONE = new NorthStar(null, null, Interval.DAY, null, null, null, 0);
}
