package io.tandem.events.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads the properties of a mapping from rows. */
final class Properties {

  private final Map<String, PropertyRule> rules;
  private final Map<String, TimeRule.Reader> times = new LinkedHashMap<>();

  Properties(Map<String, PropertyRule> rules, ZoneId zone) {
    this.rules = rules;
    rules.forEach((name, rule) -> {
      if (rule.time() != null) {
        times.put(name, rule.time().reader(zone));
      }
    });
  }

  /** The object of all properties that are there. */
  ObjectNode read(Row row) throws LineRejected {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, PropertyRule> entry : rules.entrySet()) {
      JsonNode value = value(entry.getKey(), entry.getValue(), row);
      if (value != null) {
        object.set(entry.getKey(), value);
      }
    }
    return object;
  }

  private @Nullable JsonNode value(String name, PropertyRule rule, Row row) throws LineRejected {
    if (rule.constant() != null) {
      return StringNode.valueOf(rule.constant());
    }
    String column = rule.column();
    if (column == null) {
      return product(rule, row);
    }
    if (rule.type() == PropertyRule.Type.AUTO) {
      return row.value(column);
    }
    String text = row.text(column);
    return text == null ? null : typed(name, rule.type(), text);
  }

  private JsonNode typed(String name, PropertyRule.Type type, String text) throws LineRejected {
    return switch (type) {
      case AUTO, TEXT -> StringNode.valueOf(text);
      case NUMBER -> number(decimal(name, text));
      case BOOLEAN -> bool(name, text);
      case TIME -> {
        TimeRule.Reader reader = times.get(name);
        yield StringNode.valueOf(
            reader == null ? text : Instant.ofEpochMilli(reader.read(text)).toString());
      }
    };
  }

  private static @Nullable JsonNode product(PropertyRule rule, Row row) throws LineRejected {
    BigDecimal product = BigDecimal.ONE;
    for (String column : rule.product()) {
      String text = row.text(column);
      if (text == null) {
        return null;
      }
      product = product.multiply(decimal(column, text));
    }
    return number(product);
  }

  private static BigDecimal decimal(String name, String text) throws LineRejected {
    try {
      BigDecimal value = new BigDecimal(text.strip());
      if (text.length() > 60 || Math.abs((long) value.scale()) > 400) {
        throw new NumberFormatException("out of range");
      }
      return value;
    } catch (NumberFormatException e) {
      throw new LineRejected("bad_number", name + ": '" + text + "' is not a number");
    }
  }

  private static JsonNode number(BigDecimal value) throws LineRejected {
    if (value.scale() <= 0 && value.precision() - value.scale() <= 18) {
      return LongNode.valueOf(value.longValueExact());
    }
    double number = value.doubleValue();
    if (Double.isInfinite(number)) {
      throw new LineRejected("bad_number", "a number is out of range");
    }
    return DoubleNode.valueOf(number);
  }

  private static JsonNode bool(String name, String text) throws LineRejected {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "t", "y", "是" -> BooleanNode.TRUE;
      case "false", "0", "no", "f", "n", "否" -> BooleanNode.FALSE;
      default -> throw new LineRejected("bad_boolean", name + ": '" + text + "' is not a boolean");
    };
  }
}
