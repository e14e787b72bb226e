package io.tandem.support;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A filter, and the plainest way to say whether it holds.
 *
 * @param op as in the API
 */
public record Condition(String property, String op, List<String> values) {

  /** A filter with one value. */
  public static Condition of(String property, String op, String value) {
    return new Condition(property, op, List.of(value));
  }

  /** As the API takes it. */
  public Map<String, Object> json() {
    return Map.of("property", property, "op", op, "value", values);
  }

  /** Whether the event, or its person as it is in the end, passes. */
  public boolean holds(Oracle.Fact fact) {
    String text = fact.text(property);
    Double number = fact.number(property);
    if (text == null) {
      return op.equals("ne");
    }
    String value = values.isEmpty() ? "" : values.getFirst();
    return switch (op) {
      case "exists" -> true;
      case "eq", "in" -> values.contains(text);
      case "ne" -> !text.equals(value);
      case "gt" -> number != null && number > Double.parseDouble(value);
      case "lte" -> number != null && number <= Double.parseDouble(value);
      case "contains" -> text.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
      case "matches" -> Pattern.compile(value).matcher(text).find();
      default -> throw new AssertionError(op);
    };
  }
}
