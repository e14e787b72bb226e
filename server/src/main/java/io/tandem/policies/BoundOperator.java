package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which side of the bound is a breach; exactly on it never is. */
public enum BoundOperator {
  /** Above. */
  GT,
  /** Below. */
  LT;

  /** Reads the lower-case name. */
  @JsonCreator
  public static BoundOperator of(String name) {
    return Words.of(BoundOperator.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
