package io.tandem.flags.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a gray release is in its life. */
enum ReleaseState {
  /** It begins by itself at its time. */
  SCHEDULED,
  /** It goes on by itself. */
  RUNNING,
  /** Somebody keeps it at its step; guardrails go on watching. */
  PAUSED,
  /** Its last step is over. */
  DONE,
  /** The share is what it was before. */
  ROLLED_BACK,
  /** Ended at its step: by a person, or because the rule was changed by hand. */
  STOPPED;

  /** Reads the lower-case name. */
  @JsonCreator
  static ReleaseState of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isOpen() {
    return this == SCHEDULED || isUnderWay();
  }

  /** It has given something and may give more. */
  boolean isUnderWay() {
    return this == RUNNING || this == PAUSED;
  }
}
