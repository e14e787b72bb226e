package io.tandem.policies.machine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a bucket counts as. */
public enum Mark {
  /** Broke the bound. */
  BREACH,
  /** Neither broke the bound nor kept within the clearing one. */
  NEUTRAL,
  /** Kept within the clearing bound. */
  CLEAR,
  /** Says nothing: counts stay as they are. */
  NONE;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Mark of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name used in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
