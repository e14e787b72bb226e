package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What makes a policy ask for an action. */
public enum ActionTrigger {
  /** It begins to fire. */
  FIRE,
  /** It stopped firing. */
  CLEAR,
  /** The value entered the early-warning band. */
  WARN,
  /** A further bucket broke the bound while it fires. */
  REMINDER;

  /** Reads the lower-case name. */
  @JsonCreator
  public static ActionTrigger of(String name) {
    return Words.of(ActionTrigger.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
