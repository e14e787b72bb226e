package io.tandem.growth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** One of the three gates 三阶判断. */
public enum Gate {
  /** Is there a clear scene of need? */
  NEED,
  /** Does it spread by itself? */
  SPREAD,
  /** Does it close a business loop? */
  LOOP;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Gate of(String name) {
    for (Gate value : values()) {
      if (value.key().equals(name)) {
        return value;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no gate " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
