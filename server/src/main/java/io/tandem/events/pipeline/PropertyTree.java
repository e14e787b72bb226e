package io.tandem.events.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a tree of properties storable, in place. */
final class PropertyTree {

  /** Levels of objects and lists, the properties themselves being the first. */
  static final int MAX_DEPTH = 20;

  private PropertyTree() {}

  /** Cleans texts and names, and replaces numbers JSON cannot hold by null; false when too deep. */
  static boolean clean(ObjectNode properties) {
    return object(properties, 1);
  }

  private static boolean object(ObjectNode object, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    List<String> badNames = new ArrayList<>(0);
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode value = entry.getValue();
      if (value.isContainer()) {
        if (!container(value, depth + 1)) {
          return false;
        }
      } else {
        JsonNode clean = scalar(value);
        if (clean != null) {
          entry.setValue(clean);
        }
      }
      String name = entry.getKey();
      if (!Text.clean(name).equals(name)) {
        badNames.add(name);
      }
    }
    for (String name : badNames) {
      JsonNode value = object.remove(name);
      object.set(Text.clean(name), value);
    }
    return true;
  }

  private static boolean container(JsonNode value, int depth) {
    return switch (value) {
      case ObjectNode object -> object(object, depth);
      case ArrayNode list -> list(list, depth);
      default -> true;
    };
  }

  private static boolean list(ArrayNode list, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    for (int i = 0; i < list.size(); i++) {
      JsonNode value = list.get(i);
      if (value.isContainer()) {
        if (!container(value, depth + 1)) {
          return false;
        }
      } else {
        JsonNode clean = scalar(value);
        if (clean != null) {
          list.set(i, clean);
        }
      }
    }
    return true;
  }

  /** What to put in its place; null when it can stay. */
  private static @Nullable JsonNode scalar(JsonNode value) {
    if (value.isString()) {
      String text = value.stringValue();
      String clean = Text.clean(text);
      return clean.equals(text) ? null : JsonNodeFactory.instance.stringNode(clean);
    }
    if (value.isDouble() || value.isFloat()) {
      return Double.isFinite(value.doubleValue()) ? null : JsonNodeFactory.instance.nullNode();
    }
    return null;
  }
}
