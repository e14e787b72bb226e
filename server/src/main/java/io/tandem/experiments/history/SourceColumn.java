package io.tandem.experiments.history;

import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.experiments.definition.SourceMeasure;

/**
 * A source and the columns of the table that it fills.
 *
 * @param column with what came after the exposure
 * @param before column with what came before it; empty without a covariate
 */
record SourceColumn(ExperimentSource source, String column, String before) {

  /** Sums are handed over in millionths. */
  static final double MILLION = 1e6;

  boolean covaries() {
    return !before.isEmpty();
  }

  /** The value that the store's whole number stands for. */
  double value(long found) {
    return switch (source.measure()) {
      case PEOPLE -> found > 0 ? 1 : 0;
      case EVENTS -> found;
      case SUM -> found / MILLION;
    };
  }

  boolean sums() {
    return source.measure() == SourceMeasure.SUM;
  }
}
