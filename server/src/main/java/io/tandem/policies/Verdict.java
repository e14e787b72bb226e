package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a bucket said. */
public enum Verdict {
  /** The condition held. */
  BREACH,
  /** Neither breach nor clear. */
  KEEP,
  /** No breach, within the early-warning band. */
  WARN,
  /** Within the clearing bound. */
  CLEAR,
  /** A series had no data. */
  NO_DATA,
  /** A series rested on fewer than its minimum sample. */
  TOO_FEW,
  /** The bounds are broken but the gates are not open or the launch window does not hold. */
  WAITING;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Verdict of(String name) {
    return Words.of(Verdict.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
