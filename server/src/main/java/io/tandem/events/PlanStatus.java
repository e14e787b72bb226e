package io.tandem.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What is done with an event or property. */
public enum PlanStatus {
  /** Offered wherever one is chosen. */
  VISIBLE,
  /** Kept, but not offered. */
  HIDDEN,
  /** Refused at intake. */
  BLOCKED;

  /** Reads the lower-case name. */
  @JsonCreator
  public static PlanStatus of(String name) {
    for (PlanStatus status : values()) {
      if (status.key().equals(name)) {
        return status;
      }
    }
    throw new TandemException(
        CommonError.INVALID_REQUEST, "status is visible, hidden or blocked, not " + name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
