package io.tandem.actions;

import java.util.List;
import java.util.Map;

/** JSON Schema of parameters, for forms. */
final class Schemas {

  private Schemas() {}

  static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        required,
        "additionalProperties",
        false);
  }

  static Map<String, Object> text() {
    return Map.of("type", "string");
  }

  static Map<String, Object> oneOf(String... values) {
    return Map.of("type", "string", "enum", List.of(values));
  }

  static Map<String, Object> number(long lowest, long highest) {
    return Map.of("type", "integer", "minimum", lowest, "maximum", highest);
  }

  static Map<String, Object> any() {
    return Map.of("type", "object");
  }

  static Map<String, Object> list(Map<String, Object> items) {
    return Map.of("type", "array", "items", items);
  }
}
