package io.tandem.experiments.analysis;

/**
 * How much of a variant's mean hangs on few people.
 *
 * @param variant its key
 * @param largest highest value
 * @param meanWithoutLargest mean of all others
 * @param p99 value that 99 % of people do not exceed
 * @param topShare what the highest 0.1 % of people (at least one) hold of the sum of absolute
 *     values
 */
public record OutlierReport(
    String variant, double largest, double meanWithoutLargest, double p99, double topShare) {}
