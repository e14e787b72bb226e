package io.tandem.events.capture.posthog;

import static io.tandem.events.capture.Json.object;
import static io.tandem.events.capture.Json.text;

import io.tandem.events.FlagAsk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads for whom an SDK asks. */
final class FlagAsks {

  private static final int LONGEST_ID = 200;
  private static final String[] IDS = {"distinct_id", "$distinct_id"};
  private static final String[] KEYS = {"flag_keys_to_evaluate", "flag_keys"};

  private FlagAsks() {}

  /** Null when it asks for nobody or wants no flags. */
  static @Nullable FlagAsk read(ObjectNode body) {
    String id = id(body);
    if (id == null || body.path("disable_flags").asBoolean(false)) {
      return null;
    }
    Map<String, Object> properties = values(object(body, "person_properties"));
    String device = text(body.get("$device_id"));
    if (device != null) {
      properties.putIfAbsent("$device_id", device);
    }
    Map<String, String> groups = new HashMap<>();
    Map<String, Map<String, Object>> about = new HashMap<>();
    ObjectNode given = object(body, "groups");
    ObjectNode said = object(body, "group_properties");
    if (given != null) {
      given.forEachEntry((type, key) -> {
        String name = text(key);
        if (name != null) {
          groups.put(type, name);
          about.put(type, values(said == null ? null : object(said, type)));
        }
      });
    }
    String cut = id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    return new FlagAsk(cut, properties, groups, about, keys(body));
  }

  private static @Nullable String id(ObjectNode body) {
    for (String name : IDS) {
      String id = text(body.get(name));
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  private static @Nullable Set<String> keys(ObjectNode body) {
    for (String name : KEYS) {
      JsonNode list = body.path(name);
      if (list.isArray()) {
        Set<String> keys = new HashSet<>();
        list.forEach(key -> keys.add(key.asString("")));
        return keys;
      }
    }
    return null;
  }

  private static Map<String, Object> values(@Nullable ObjectNode given) {
    Map<String, Object> values = new HashMap<>();
    if (given != null) {
      given.forEachEntry((name, node) -> {
        Object value = value(node);
        if (value != null) {
          values.put(name, value);
        }
      });
    }
    return values;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isArray()) {
      List<Object> elements = new ArrayList<>();
      for (JsonNode element : node) {
        Object value = element.isContainer() ? element.toString() : value(element);
        if (value != null) {
          elements.add(value);
        }
      }
      return elements;
    }
    return switch (node.getNodeType()) {
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      case STRING -> node.stringValue();
      case NULL, MISSING -> null;
      default -> node.toString();
    };
  }

  /** Infinite numbers, which are no JSON, count as nothing. */
  private static @Nullable Object number(JsonNode node) {
    Number number = node.numberValue();
    return Double.isFinite(number.doubleValue()) ? number : null;
  }
}
