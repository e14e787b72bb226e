package io.tandem.insights.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People of one value of one dimension.
 *
 * @param dimension 0 for everybody
 * @param people of each stage
 */
record UsageCount(int dimension, @Nullable String value, List<Long> people) {}
