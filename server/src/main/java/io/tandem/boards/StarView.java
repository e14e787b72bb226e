package io.tandem.boards;

import io.tandem.growth.NorthStar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The north star 北极星指标 with its number.
 *
 * @param star the revision in force, with its target and signatures
 * @param metric null when it cannot be computed just now
 * @param lastClosed the newest closed bucket with a value, or null
 * @param before the closed bucket with a value before that one, or null
 * @param line its newest buckets, oldest first
 */
record StarView(
    NorthStar star,
    @Nullable MetricFacts metric,
    @Nullable BoardBucket lastClosed,
    @Nullable BoardBucket before,
    List<BoardBucket> line) {}
