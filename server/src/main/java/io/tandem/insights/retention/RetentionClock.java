package io.tandem.insights.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;

/** How intervals after the start are counted. */
enum RetentionClock {
  /** Local calendar intervals after that of the start. */
  CALENDAR("calendar"),
  /** Spans of whole hours (1, 24 or 168) from the very moment of the start event. */
  ROLLING("rolling24h");

  private final String key;

  RetentionClock(String key) {
    this.key = key;
  }

  /** Reads the name used in JSON. */
  @JsonCreator
  static RetentionClock of(String name) {
    for (RetentionClock clock : values()) {
      if (clock.key.equals(name)) {
        return clock;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "timeWindow");
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return key;
  }
}
