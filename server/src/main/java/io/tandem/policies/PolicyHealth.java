package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a policy has what it needs to judge; apart from its state. */
public enum PolicyHealth {
  /** The last bucket was judged. */
  OK,
  /** The last bucket had no data or too little. */
  NO_DATA,
  /** No bucket with data for longer than the policy allows. */
  STALE,
  /** The last bucket could not be judged. */
  ERROR;

  /** Reads the lower-case name. */
  @JsonCreator
  public static PolicyHealth of(String name) {
    return Words.of(PolicyHealth.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
