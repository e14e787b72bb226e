package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How final a bucket's number is. */
public enum BucketStatus {
  /** It may still grow: its end, plus an hour for late events, is not over. */
  OPEN,
  CLOSED,
  /** Closed without anybody in the denominator. */
  NO_DATA;

  /** How long after its end a bucket waits for late events. */
  public static final Duration LATENESS = Duration.ofHours(1);

  /**
   * The status of a bucket.
   *
   * @param end first instant after it
   */
  static BucketStatus of(Instant end, Instant now, long denominator) {
    if (!end.plus(LATENESS).isBefore(now)) {
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
