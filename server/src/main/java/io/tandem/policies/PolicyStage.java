package io.tandem.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a policy is in its life. */
public enum PolicyStage {
  /** Never activated. */
  DRAFT,
  /** One of its revisions judges. */
  ACTIVE,
  /** It judges no more; its history stays. */
  RETIRED;

  /** Reads the lower-case name. */
  @JsonCreator
  public static PolicyStage of(String name) {
    return Words.of(PolicyStage.class, name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return Words.key(this);
  }
}
