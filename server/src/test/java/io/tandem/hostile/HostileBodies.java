package io.tandem.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies near a schema and far from it. */
final class HostileBodies {

  /** Texts that have broken parsers, databases and file systems before. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "\u0000",
          "x\u0000y",
          "\ud800",
          "\uFEFFbom",
          "'; drop table member; --",
          "%' or 1=1 --",
          "../../../../etc/passwd",
          "<script>alert(1)</script>",
          "${jndi:ldap://127.0.0.1/a}",
          "{0} {1} {",
          "用户👩‍👩‍👧‍👦",
          "a".repeat(300),
          "長".repeat(70_000),
          "(a+)+$",
          "[",
          "2026-02-30",
          "2026-01-01",
          "+999999999-12-31",
          "-999999999-01-01",
          "0001-01-01",
          "9223372036854775808",
          "1e400",
          "NaN",
          "null",
          "*",
          "default",
          "day",
          "trend",
          "Asia/Shanghai",
          "someone@example.com");

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Beyond what the server reads of a document, so that the limit is met too. */
  private static final int LARGEST = 3_000_000;

  private final JsonNode document;
  private final Random random;
  private int left;

  HostileBodies(JsonNode document, Random random) {
    this.document = document;
    this.random = random;
  }

  /** A body for a schema: mostly of its shape with wild values, sometimes mangled text. */
  byte[] body(JsonNode schema) {
    left = LARGEST;
    byte[] text = JSON.writeValueAsBytes(value(schema, 0));
    return switch (random.nextInt(12)) {
      case 0 -> java.util.Arrays.copyOf(text, text.length / 2);
      case 1 -> ("[".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
      case 2 -> flipped(text);
      case 3 -> TEXTS.get(random.nextInt(TEXTS.size())).getBytes(StandardCharsets.UTF_8);
      case 4 -> new byte[0];
      default -> text;
    };
  }

  String text() {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    left -= text.length();
    return text;
  }

  private byte[] flipped(byte[] text) {
    for (int i = 0; i < 4 && text.length > 0; i++) {
      text[random.nextInt(text.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return text;
  }

  private JsonNode value(JsonNode schema, int depth) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asString().replaceFirst(".*/", "");
      return value(document.path("components").path("schemas").path(name), depth);
    }
    if (random.nextInt(8) == 0 || depth > 6 || left < 0) {
      return anything(left < 0 ? Integer.MAX_VALUE : depth);
    }
    String type = schema.path("type").isArray() ? "any" : schema.path("type").asString("any");
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "string" -> string(schema);
      case "integer", "number" -> number();
      case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      default -> anything(depth);
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (random.nextInt(6) > 0) {
        object.set(property.getKey(), value(property.getValue(), depth + 1));
      }
    }
    if (random.nextInt(6) == 0) {
      object.put(text(), text());
    }
    return object;
  }

  private JsonNode array(JsonNode schema, int depth) {
    ArrayNode array = JSON.createArrayNode();
    int size = random.nextInt(20) == 0 ? 300 : random.nextInt(4);
    for (int i = 0; i < size && left > 0; i++) {
      array.add(value(schema.path("items"), depth + 1));
    }
    return array;
  }

  private JsonNode string(JsonNode schema) {
    JsonNode allowed = schema.path("enum");
    if (!allowed.isEmpty() && random.nextInt(3) > 0) {
      return allowed.get(random.nextInt(allowed.size()));
    }
    return JSON.getNodeFactory().stringNode(text());
  }

  private JsonNode number() {
    return switch (random.nextInt(6)) {
      case 0 -> JSON.getNodeFactory().numberNode(Long.MAX_VALUE);
      case 1 -> JSON.getNodeFactory().numberNode(-1);
      case 2 -> JSON.getNodeFactory().numberNode(1e308);
      case 3 -> JSON.getNodeFactory().numberNode(0.5);
      default -> JSON.getNodeFactory().numberNode(random.nextInt(5));
    };
  }

  private JsonNode anything(int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> JSON.getNodeFactory().nullNode();
      case 1 -> number();
      case 2 -> JSON.getNodeFactory().booleanNode(true);
      case 3 -> JSON.createArrayNode().add(text());
      case 4 -> depth > 6 ? number() : JSON.createObjectNode().put(text(), text());
      default -> JSON.getNodeFactory().stringNode(text());
    };
  }
}
