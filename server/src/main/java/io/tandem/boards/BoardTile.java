package io.tandem.boards;

import io.tandem.metrics.Metric;
import io.tandem.metrics.RateBucket;
import io.tandem.metrics.RateDefinition;
import io.tandem.shared.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rate on the board.
 *
 * @param subject key of the feature or campaign, or null
 * @param threshold a fraction, or null
 * @param today the open bucket
 * @param lastClosed the newest closed day
 * @param line 30 closed days, oldest first
 */
record BoardTile(
    Metric metric,
    @Nullable String subject,
    @Nullable Names subjectNames,
    RateDefinition definition,
    @Nullable Double threshold,
    RateBucket today,
    @Nullable RateBucket lastClosed,
    List<RateBucket> line) {}
