package io.tandem.messaging.http;

import io.tandem.shared.Sentence;
import org.jspecify.annotations.Nullable;

/** What came of a call. */
public sealed interface Exchange {

  /**
   * The other side answered.
   *
   * @param retryAfter the header's value, or null
   * @param body the first 64 KiB
   */
  record Answered(int status, @Nullable String retryAfter, String body) implements Exchange {}

  /** Nothing reached the other side, so trying again is safe. */
  record NotSent(Sentence reason) implements Exchange {}

  /** The guard did not let it out. */
  record Blocked(Sentence reason) implements Exchange {}

  /** It may have arrived; no answer came. */
  record Lost(Sentence reason) implements Exchange {}
}
