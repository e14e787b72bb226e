package io.tandem.insights.trend;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/**
 * What a series counts. All but {@code events} and {@code people} read a numeric property; events
 * whose property is absent or not a number count in none of them. Percentiles interpolate linearly
 * between closest ranks (Hyndman and Fan, type 7).
 */
enum Measure {
  /** Number of events. */
  EVENTS,
  /** Number of distinct people, merged people once. */
  PEOPLE,
  SUM,
  AVG,
  MIN,
  MAX,
  P50,
  P90,
  P99;

  /** Reads the lower-case name. */
  @JsonCreator
  static Measure of(String name) {
    for (Measure measure : values()) {
      if (measure.key().equals(name)) {
        return measure;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "measure");
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when it reads a numeric property. */
  boolean needsProperty() {
    return this != EVENTS && this != PEOPLE;
  }

  /** True when its values are whole numbers. */
  boolean counts() {
    return this == EVENTS || this == PEOPLE;
  }

  /** True when a bucket in which nothing happened is zero rather than unknown. */
  boolean emptyIsZero() {
    return counts() || this == SUM;
  }
}
