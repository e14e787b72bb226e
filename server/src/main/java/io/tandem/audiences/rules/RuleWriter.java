package io.tandem.audiences.rules;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a rule as {@link RuleReader} reads it. */
public final class RuleWriter {

  private RuleWriter() {}

  /** The rule as a JSON object. */
  public static Map<String, Object> write(Rule rule) {
    return switch (rule) {
      case Rule.All(List<Rule> rules) -> of("all", Map.of("rules", all(rules)));
      case Rule.Any(List<Rule> rules) -> of("any", Map.of("rules", all(rules)));
      case Rule.Not(Rule part) -> of("not", Map.of("rule", write(part)));
      case Rule.Property(Filter filter) -> {
        Map<String, Object> node = of("property", Map.of());
        node.put("property", filter.property());
        node.put("op", filter.op().key());
        node.put("value", filter.value());
        yield node;
      }
      case Rule.Did(EventSelector event, Rule.Times times, When when) -> {
        Map<String, Object> node = of("did", selector(event));
        String bound = times.bound().name().toLowerCase(Locale.ROOT);
        node.put("times", Map.of("bound", bound, "n", times.times()));
        node.put("when", when(when));
        yield node;
      }
      case Rule.Edge(EventSelector event, boolean first, When when) -> {
        Map<String, Object> node = of(first ? "first" : "last", selector(event));
        node.put("when", when(when));
        yield node;
      }
      case Rule.Sequence sequence -> sequence(sequence);
      case Rule.InSegment(String key) -> of("segment", Map.of("key", key));
      case Rule.Value value -> value(value);
      case Rule.Listed _ -> of("listed", Map.of());
    };
  }

  private static List<Map<String, Object>> all(List<Rule> rules) {
    return rules.stream().map(RuleWriter::write).toList();
  }

  private static Map<String, Object> sequence(Rule.Sequence sequence) {
    Map<String, Object> node = of("sequence", Map.of());
    node.put("steps", sequence.steps().stream().map(RuleWriter::selector).toList());
    node.put("withinHours", sequence.within().toHours());
    node.put("when", when(sequence.when()));
    return node;
  }

  private static Map<String, Object> value(Rule.Value value) {
    Map<String, Object> node = of("value", selector(value.event()));
    if (value.property() != null) {
      node.put("property", value.property());
    }
    node.put("days", value.days());
    node.put("recency", sorted(value.scores().recency()));
    node.put("frequency", sorted(value.scores().frequency()));
    node.put("monetary", sorted(value.scores().monetary()));
    return node;
  }

  private static List<Integer> sorted(Set<Integer> fifths) {
    return fifths.stream().sorted().toList();
  }

  private static Map<String, Object> selector(EventSelector event) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("event", event.event());
    node.put(
        "where",
        event.where().stream()
            .map(filter ->
                Map.of(
                    "property",
                    filter.property(),
                    "op",
                    filter.op().key(),
                    "value",
                    filter.value()))
            .toList());
    return node;
  }

  private static Map<String, Object> when(When when) {
    return switch (when) {
      case When.Ever _ -> Map.of("type", "ever");
      case When.Last(int days) -> Map.of("type", "last", "days", days);
      case When.Before(int days) -> Map.of("type", "before", "days", days);
      case When.Between between ->
          Map.of(
              "type", "between", "from", between.from().toString(), "to", between.to().toString());
    };
  }

  private static Map<String, Object> of(String type, Map<String, Object> rest) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("type", type);
    node.putAll(rest);
    return node;
  }
}
