package io.tandem.growth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What a pool holds. */
public enum PoolUnit {
  /** Outbound calls 外呼. */
  CALLS,
  /** Push messages. */
  PUSHES,
  /** Placements 资源位. */
  PLACEMENTS,
  STAFF_HOURS,
  /** Minor units of the project's currency. */
  MONEY;

  /** Reads the lower-case name. */
  @JsonCreator
  public static PoolUnit of(String name) {
    for (PoolUnit value : values()) {
      if (value.key().equals(name)) {
        return value;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no unit " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
