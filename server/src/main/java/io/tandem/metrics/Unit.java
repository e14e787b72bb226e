package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What a value is measured in; {@code PERCENT} values are fractions. */
public enum Unit {
  PERCENT,
  PEOPLE,
  EVENTS,
  MONEY,
  NUMBER;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Unit of(String name) {
    for (Unit one : values()) {
      if (one.key().equals(name)) {
        return one;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no unit " + name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
