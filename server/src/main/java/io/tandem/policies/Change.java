package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a change is measured. */
public enum Change {
  /** Value minus value before. */
  ABSOLUTE,
  /** That difference as a fraction of the value before. */
  RELATIVE;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Change of(String name) {
    return Words.of(Change.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
