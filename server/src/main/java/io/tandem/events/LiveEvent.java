package io.tandem.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something a client sent and what became of it.
 *
 * @param id grows with arrival, within the project
 * @param time when it happened, null when it could not be told
 * @param event its name, null when it had none
 * @param code why it was rejected, or what was not done though it was accepted
 * @param reason the same as a sentence
 * @param protocol how it came: posthog, segment, import
 * @param payload its properties as JSON text, or all that was sent when it was rejected unread,
 *     with people's data masked; cut at 16,000 characters
 */
public record LiveEvent(
    long id,
    Instant received,
    @Nullable Instant time,
    @Nullable String event,
    @Nullable String distinctId,
    Status status,
    @Nullable String code,
    @Nullable String reason,
    String protocol,
    String library,
    String payload) {

  /** What became of it. */
  public enum Status {
    ACCEPTED,
    DUPLICATE,
    REJECTED;

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
