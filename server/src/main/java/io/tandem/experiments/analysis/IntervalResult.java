package io.tandem.experiments.analysis;

/**
 * An interval at the experiment's confidence.
 *
 * @param low in the effect's unit
 * @param high same unit
 * @param p two-sided, of no effect, before any correction
 */
public record IntervalResult(double low, double high, double p) {}
