package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** Which way a metric should go. */
public enum Better {
  UP,
  DOWN;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Better of(String name) {
    for (Better one : values()) {
      if (one.key().equals(name)) {
        return one;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no better " + name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
