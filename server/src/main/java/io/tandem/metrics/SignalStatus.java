package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How final a signal is. */
public enum SignalStatus {
  /** Its bucket's end, the metric's maturity and the lateness allowance are not over. */
  OPEN,
  CLOSED,
  /** Late data or a merge changed it after it had closed. */
  REVISED,
  /** Closed without anybody in the denominator. */
  NO_DATA;

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
