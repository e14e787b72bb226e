package io.tandem.events.capture.posthog;

import static io.tandem.events.capture.Json.object;
import static io.tandem.events.capture.Json.text;

import io.tandem.events.capture.CaptureError;
import io.tandem.events.capture.Times;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The envelope: one event, a list of events, or an object holding a {@code batch}.
 *
 * @param token write key, null when there is none
 * @param sentAt the client's clock when it sent, UTC milliseconds; null when it does not say
 * @param historical the events' times are to be taken as they are
 */
record PostHogRequest(
    @Nullable String token, List<JsonNode> events, @Nullable Long sentAt, boolean historical) {

  private static final String[] TOKENS = {"api_key", "token", "$token"};

  static PostHogRequest of(JsonNode body, Map<String, String> query) {
    Long queried = query.get("_") == null ? null : Times.parse(query.get("_"));
    String fallback = query.getOrDefault("api_key", query.get("token"));
    return switch (body) {
      case ArrayNode list ->
          new PostHogRequest(common(list, fallback), elements(list), queried, false);
      case ObjectNode object when object.get("batch") instanceof ArrayNode batch -> {
        Long sentAt = Times.millis(object.get("sent_at"));
        String token = token(object);
        yield new PostHogRequest(
            token == null ? common(batch, fallback) : token,
            elements(batch),
            sentAt == null ? queried : sentAt,
            object.path("historical_migration").asBoolean(false));
      }
      case ObjectNode event -> {
        Long sentAt = Times.millis(event.get("sent_at"));
        String token = token(event);
        yield new PostHogRequest(
            token == null ? fallback : token,
            List.of(event),
            sentAt == null ? queried : sentAt,
            event.path("historical_migration").asBoolean(false));
      }
      default ->
          throw new TandemException(CaptureError.UNREADABLE, "it is neither an object nor a list");
    };
  }

  /** What to add to the client's times. */
  long skew(long received) {
    return sentAt == null || historical ? 0 : received - sentAt;
  }

  private static List<JsonNode> elements(ArrayNode list) {
    List<JsonNode> elements = new ArrayList<>(list.size());
    list.forEach(elements::add);
    return elements;
  }

  /**
   * The one write key of all events.
   *
   * @throws TandemException {@code unknown_write_key} (401) when they carry different ones
   */
  private static @Nullable String common(ArrayNode events, @Nullable String fallback) {
    String common = null;
    for (JsonNode event : events) {
      String token = event instanceof ObjectNode object ? token(object) : null;
      if (token != null && common != null && !token.equals(common)) {
        throw new TandemException(CaptureError.UNKNOWN_WRITE_KEY);
      }
      common = token == null ? common : token;
    }
    return common == null ? fallback : common;
  }

  /** Where the SDKs put the write key. */
  static @Nullable String token(ObjectNode holder) {
    for (String name : TOKENS) {
      String token = text(holder.get(name));
      if (token != null) {
        return token;
      }
    }
    ObjectNode properties = object(holder, "properties");
    return properties == null ? null : text(properties.get("token"));
  }
}
