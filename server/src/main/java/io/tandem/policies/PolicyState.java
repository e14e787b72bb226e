package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What the buckets judged so far amount to. */
public enum PolicyState {
  /** Nothing to say. */
  OK,
  /** Some buckets broke the bound but not yet enough. */
  PENDING,
  /** Enough did. */
  FIRING,
  /** It still fires; some buckets since kept within the clearing bound but not yet enough. */
  RECOVERING;

  /** Reads the lower-case name. */
  @JsonCreator
  public static PolicyState of(String name) {
    return Words.of(PolicyState.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
