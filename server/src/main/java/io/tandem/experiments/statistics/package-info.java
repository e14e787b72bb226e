/**
 * Pure mathematics of experiments: no store, no clock, no rounding. Shapes are numbers and records;
 * what they mean for an experiment is decided elsewhere.
 */
@NullMarked
package io.tandem.experiments.statistics;

import org.jspecify.annotations.NullMarked;
