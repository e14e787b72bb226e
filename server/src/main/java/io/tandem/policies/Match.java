package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How predicates combine. */
public enum Match {
  /** Every one of them has to break its bound. */
  ALL,
  /** One suffices. */
  ANY;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Match of(String name) {
    return Words.of(Match.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
