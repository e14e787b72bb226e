package io.tandem.flags.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a flag's value is. */
public enum FlagType {
  /** On or off; has no variants. */
  BOOLEAN,
  STRING,
  NUMBER,
  /** A JSON object or array. */
  OBJECT;

  /** True when a variant may have this value. */
  boolean holds(@Nullable Object value) {
    return switch (this) {
      case BOOLEAN -> value instanceof Boolean;
      case STRING -> value instanceof String;
      case NUMBER -> value instanceof Number;
      case OBJECT -> value instanceof Map || value instanceof List;
    };
  }

  /** Reads the lower-case name. */
  @JsonCreator
  public static FlagType of(String name) {
    for (FlagType type : values()) {
      if (type.key().equals(name)) {
        return type;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no flag type " + name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
