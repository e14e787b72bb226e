package io.tandem.insights.churn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who stayed equally long.
 *
 * @param stayed days from sign-up to the last activity; null for those who are not lost
 * @param active how many of them were active on each of {@link ChurnSql#MARKS}
 */
record ChurnRow(@Nullable Integer stayed, long people, List<Long> active) {}
