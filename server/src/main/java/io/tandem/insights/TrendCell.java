package io.tandem.insights;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a trend.
 *
 * @param series which series of the query, from 0
 * @param bucket start of the bucket, or null for the whole range
 * @param breakdown one value for each breakdown of the query, as its answer shows them
 */
record TrendCell(int series, @Nullable LocalDate bucket, List<@Nullable String> breakdown) {}
