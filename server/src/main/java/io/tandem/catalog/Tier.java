package io.tandem.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** How much the company stands on a feature; the first goes before the others everywhere. */
public enum Tier {
  CORE,
  STANDARD,
  EXPLORATORY;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Tier of(String name) {
    for (Tier tier : values()) {
      if (tier.key().equals(name)) {
        return tier;
      }
    }
    throw new TandemException(
        CommonError.INVALID_REQUEST, "tier must be core, standard or exploratory, not " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
