package io.tandem.flags.ofrep;

import io.tandem.flags.live.FlagContext;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads for whom an app asks: {@code {"context":{"targetingKey":"ann", …}}}. */
final class OfrepContext {

  static final int LARGEST = 1 << 18;
  private static final int LONGEST_ID = 200;

  private OfrepContext() {}

  /**
   * All of the context is properties of the person; {@code groups} and {@code groupProperties} of
   * it say more.
   *
   * @throws TandemException {@code parse_error}, {@code invalid_context}, {@code
   *     targeting_key_missing}
   */
  static FlagContext read(JsonMapper json, HttpServletRequest request) throws IOException {
    JsonNode context = body(json, request).path("context");
    if (!context.isObject() && !context.isMissingNode() && !context.isNull()) {
      throw new TandemException(OfrepError.INVALID_CONTEXT);
    }
    String id = id(context.path("targetingKey"));
    Map<String, Object> properties = new HashMap<>();
    context.forEachEntry((name, value) -> {
      if (!value.isNull() && !name.equals("targetingKey")) {
        properties.put(name, plain(json, value));
      }
    });
    return new FlagContext(
        id, properties, groups(context.path("groups")), groupProperties(json, context));
  }

  /** The mapper takes much longer than this for what nearly all properties are. */
  private static Object plain(JsonMapper json, JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value.stringValue();
      case NUMBER -> value.numberValue();
      case BOOLEAN -> value.booleanValue();
      default -> json.treeToValue(value, Object.class);
    };
  }

  private static JsonNode body(JsonMapper json, HttpServletRequest request) throws IOException {
    int said = request.getContentLength();
    // where the length is said, no more is set aside for it
    byte[] body =
        request.getInputStream().readNBytes(said < 0 || said > LARGEST ? LARGEST + 1 : said);
    try {
      JsonNode read = body.length > LARGEST ? null : json.readTree(body);
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (JacksonException broken) {
      throw new TandemException(OfrepError.PARSE_ERROR, LARGEST);
    }
    throw new TandemException(OfrepError.PARSE_ERROR, LARGEST);
  }

  private static String id(JsonNode given) {
    if (given.isContainer() || given.isBoolean()) {
      throw new TandemException(OfrepError.INVALID_CONTEXT);
    }
    String id = given.asString("");
    if (id.isBlank()) {
      throw new TandemException(OfrepError.TARGETING_KEY_MISSING);
    }
    return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
  }

  private static Map<String, String> groups(JsonNode given) {
    Map<String, String> groups = new HashMap<>();
    given.forEachEntry((type, key) -> {
      if (key.isValueNode() && !key.isNull()) {
        groups.put(type, key.asString(""));
      }
    });
    return groups;
  }

  private static Map<String, Map<String, Object>> groupProperties(
      JsonMapper json, JsonNode context) {
    Map<String, Map<String, Object>> about = new HashMap<>();
    context
        .path("groupProperties")
        .forEachEntry((type, properties) -> {
          Map<String, Object> said = new HashMap<>();
          properties.forEachEntry((name, value) -> {
            if (!value.isNull()) {
              said.put(name, plain(json, value));
            }
          });
          about.put(type, said);
        });
    return about;
  }
}
