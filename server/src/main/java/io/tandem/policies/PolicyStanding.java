package io.tandem.policies;

import io.tandem.shared.Interval;
import io.tandem.shared.Names;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an active policy stands towards one series it bounds, for whoever draws that series.
 *
 * @param key of the policy
 * @param subject key of the feature or campaign the series is about, or null for the project
 * @param window as in the predicate
 * @param bound see {@link PolicyPredicate}; only predicates on the value itself are told
 * @param lastEpisode number of the newest firing span, open or not, or null
 */
public record PolicyStanding(
    String key,
    Names names,
    PolicyMode mode,
    String metric,
    @Nullable String subject,
    Interval interval,
    @Nullable Integer window,
    BoundOperator op,
    BigDecimal bound,
    @Nullable BigDecimal clearBound,
    @Nullable BigDecimal warnFrom,
    PolicyStatus status,
    @Nullable Long lastEpisode) {}
