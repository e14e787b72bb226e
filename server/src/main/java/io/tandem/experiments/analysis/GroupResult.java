package io.tandem.experiments.analysis;

/**
 * A metric in one variant.
 *
 * @param variant its key
 * @param people with a value
 * @param missing people without one
 * @param mean mean, share, ratio or quantile, capped where the metric is
 * @param deviation standard deviation of one person's value
 */
public record GroupResult(
    String variant, long people, long missing, double mean, double deviation) {}
