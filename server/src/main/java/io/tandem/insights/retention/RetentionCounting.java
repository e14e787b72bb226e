package io.tandem.insights.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;

/** When a return counts for a cell. */
enum RetentionCounting {
  /** In the cell's own interval. */
  ON("on"),
  /** In the cell's interval or any later one, up to now. */
  ON_OR_AFTER("onOrAfter");

  private final String key;

  RetentionCounting(String key) {
    this.key = key;
  }

  /** Reads the name used in JSON. */
  @JsonCreator
  static RetentionCounting of(String name) {
    for (RetentionCounting counting : values()) {
      if (counting.key.equals(name)) {
        return counting;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "counting");
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return key;
  }
}
