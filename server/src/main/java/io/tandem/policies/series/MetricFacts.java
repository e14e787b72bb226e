package io.tandem.policies.series;

import io.tandem.shared.Names;

/**
 * What judging and wording need to know of a metric.
 *
 * @param percent a rate, shown in percent
 * @param events a count of events: while its bucket is open it can only grow
 * @param about what its subject is: {@code project}, {@code feature}, {@code campaign} or {@code
 *     project_or_feature}
 */
public record MetricFacts(Names names, boolean percent, boolean events, String about) {}
