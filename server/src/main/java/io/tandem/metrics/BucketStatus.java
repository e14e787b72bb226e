package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/** How final a bucket's number is. */
public enum BucketStatus {
  /** It may still grow: its end, what it waits for, and an hour for late events are not over. */
  OPEN,
  CLOSED,
  /** Closed without anybody in the denominator. */
  NO_DATA;

  /**
   * The status of a bucket.
   *
   * @param closes see {@link Maturity#closes}
   */
  static BucketStatus of(Instant closes, Instant now, long denominator) {
    if (!closes.isBefore(now)) {
      return OPEN;
    }
    return denominator == 0 ? NO_DATA : CLOSED;
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
