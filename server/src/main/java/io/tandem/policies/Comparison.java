package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What of a series is held against the bound. */
public enum Comparison {
  /** The bucket's value. */
  VALUE,
  /** Its change since the bucket before. */
  PREVIOUS,
  /** Its change since the same weekday a week before. */
  SAME_WEEKDAY;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Comparison of(String name) {
    return Words.of(Comparison.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
