package io.tandem.events.capture;

import io.tandem.shared.TandemException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what clients send, leniently where a client in the field is known to err. */
public final class Json {

  /** Deeper than any event may be, so that one too deep is refused alone. */
  private static final int MAX_DEPTH = 500;

  /** Keeps a body of nothing but brackets from becoming a tree many times its size. */
  private static final long MAX_TOKENS = 4_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxTokenCount(MAX_TOKENS)
                          .build())
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .build();

  private Json() {}

  /**
   * @throws TandemException {@code unreadable_body} (400)
   */
  public static JsonNode read(byte[] body) {
    JsonNode node;
    try {
      node = MAPPER.readTree(body);
    } catch (JacksonException broken) {
      node = readRepaired(body, broken);
    }
    if (node == null || node.isMissingNode()) {
      throw new TandemException(CaptureError.UNREADABLE, "it is empty");
    }
    return node;
  }

  /** Once more with bytes that are no UTF-8 replaced: one bad text must not cost the batch. */
  private static JsonNode readRepaired(byte[] body, JacksonException first) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf('\ufffd') < 0) {
      throw unreadable(first);
    }
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException broken) {
      throw unreadable(broken);
    }
  }

  private static TandemException unreadable(JacksonException broken) {
    String message = broken.getOriginalMessage();
    String cut = message.length() > 200 ? message.substring(0, 200) : message;
    return new TandemException(CaptureError.UNREADABLE, cut);
  }

  /** A scalar as text, a container as JSON; null when absent, JSON null or empty. */
  public static @Nullable String text(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    String text = node.isString() ? node.stringValue() : node.toString();
    return text.isEmpty() ? null : text;
  }

  /** The member when it is an object, else null. */
  public static @Nullable ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode object ? object : null;
  }
}
