package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an action stands. */
public enum ActionState {
  /** Waits for somebody's decision. */
  PROPOSED,
  /** May be done and waits for its turn. */
  APPROVED,
  /** Somebody said no. */
  REJECTED,
  /** Nobody decided in time. */
  EXPIRED,
  /** A firing policy of the same or a higher priority, or a hold, forbade it. */
  INHIBITED,
  /** What a policy in shadow mode would have asked for. */
  SHADOW,
  /** Is being done, or somebody else carries it out. */
  RUNNING,
  /** Could not be done for now and will be tried again. */
  RETRYING,
  DONE,
  FAILED,
  /** It may have happened or not; a person looks and says so. */
  UNKNOWN,
  /** Was done, and taken back. */
  COMPENSATED;

  /** Reads the lower-case name. */
  @JsonCreator
  public static ActionState of(String name) {
    return Words.of(ActionState.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
