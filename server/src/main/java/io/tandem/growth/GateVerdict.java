package io.tandem.growth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** The answer to a gate. */
public enum GateVerdict {
  YES,
  NO,
  /** Nobody knows yet; never passes. */
  UNKNOWN;

  /** Reads the lower-case name. */
  @JsonCreator
  public static GateVerdict of(String name) {
    for (GateVerdict value : values()) {
      if (value.key().equals(name)) {
        return value;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no verdict " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
