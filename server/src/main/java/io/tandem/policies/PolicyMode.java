package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a policy acts. */
public enum PolicyMode {
  /** It judges and shows what it would do. */
  SHADOW,
  /** It judges and acts. */
  LIVE;

  /** Reads the lower-case name. */
  @JsonCreator
  public static PolicyMode of(String name) {
    return Words.of(PolicyMode.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
