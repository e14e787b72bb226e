package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What is counted. */
public enum Kind {
  /** Distinct people. */
  PEOPLE,
  /** Events. */
  EVENTS,
  /** The sum of a property of events. */
  SUM,
  /** People among people. */
  RATE,
  /** Any of these over any other. */
  RATIO;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Kind of(String name) {
    for (Kind one : values()) {
      if (one.key().equals(name)) {
        return one;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no kind " + name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
