package io.tandem.messaging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a delivery is. */
public enum DeliveryState {
  /** Waits for its first or next attempt. */
  QUEUED,
  /** An attempt goes on. */
  SENDING,
  /** The other side has it. */
  SENT,
  /** The other side does not have it and it is not tried again. */
  FAILED,
  /** It may have arrived or not; not tried again by itself. */
  UNKNOWN;

  /** Reads the lower-case name. */
  @JsonCreator
  public static DeliveryState of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when nothing more happens by itself. */
  public boolean finished() {
    return this == SENT || this == FAILED || this == UNKNOWN;
  }
}
