package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a bucket without data counts as. */
public enum NoDataRule {
  /** As nothing: counts stay as they are. */
  KEEP,
  /** As a breach. */
  BREACH,
  /** As within the clearing bound. */
  OK;

  /** Reads the lower-case name. */
  @JsonCreator
  public static NoDataRule of(String name) {
    return Words.of(NoDataRule.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
