package io.tandem.insights.query;

/**
 * A kind's name and types.
 *
 * @param name as in the query's field {@code kind}
 * @param query see {@link Insight}
 * @param cell see {@link Insight}
 * @param result see {@link Insight}
 */
public record Kind<Q extends InsightQuery, C, R>(
    String name, Class<Q> query, Class<C> cell, Class<R> result) {}
