package io.tandem.audiences.rules;

import io.tandem.audiences.rules.Rule.Bound;
import io.tandem.audiences.rules.Rule.Scores;
import io.tandem.audiences.rules.Rule.Times;
import io.tandem.shared.CommonError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.TandemException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a rule from JSON. Every object names its {@code type}; what is unknown, missing or out of
 * bounds is refused with its place, so that whatever passes can be evaluated.
 */
public final class RuleReader {

  private static final int DEEPEST = 6;
  private static final int MOST_PARTS = 60;
  private static final int MOST_TOGETHER = 20;
  private static final int MOST_TIMES = 100;
  private static final int MOST_DAYS = 1_100;
  private static final int MOST_STEPS = 5;
  private static final long LONGEST_HOURS = 24L * 366;
  private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  private final JsonMapper json;
  private int parts;

  private RuleReader(JsonMapper json) {
    this.json = json;
  }

  /**
   * The rule.
   *
   * @throws TandemException {@code invalid_request} that says what is wrong and where
   */
  public static Rule read(JsonMapper json, JsonNode node) {
    return new RuleReader(json).rule(node, "rule", 1);
  }

  private Rule rule(@Nullable JsonNode node, String at, int depth) {
    if (node == null || !node.isObject()) {
      throw wrong(at, "is an object");
    }
    if (depth > DEEPEST) {
      throw wrong(at, "is nested deeper than " + DEEPEST + " levels");
    }
    if (++parts > MOST_PARTS) {
      throw wrong(at, "is one of more than " + MOST_PARTS + " parts");
    }
    return switch (text(node, "type", at)) {
      case "all" -> new Rule.All(rules(node, at, depth));
      case "any" -> new Rule.Any(rules(node, at, depth));
      case "not" -> new Rule.Not(rule(node.get("rule"), at + ".rule", depth + 1));
      case "property" -> property(node, at);
      case "did" -> new Rule.Did(selector(node, at), times(node, at), when(node, at));
      case "first" -> new Rule.Edge(selector(node, at), true, when(node, at));
      case "last" -> new Rule.Edge(selector(node, at), false, when(node, at));
      case "sequence" -> sequence(node, at);
      case "segment" -> new Rule.InSegment(text(node, "key", at));
      case "value" -> value(node, at);
      case "listed" -> throw wrong(at, "cannot be a list; give ids to a segment of kind list");
      default -> throw wrong(at + ".type", "is none of the known types");
    };
  }

  private List<Rule> rules(JsonNode node, String at, int depth) {
    JsonNode list = node.get("rules");
    if (list == null || !list.isArray() || list.isEmpty() || list.size() > MOST_TOGETHER) {
      throw wrong(at + ".rules", "holds 1 to " + MOST_TOGETHER + " rules");
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      rules.add(rule(list.get(i), at + ".rules[" + i + "]", depth + 1));
    }
    return List.copyOf(rules);
  }

  private Rule property(JsonNode node, String at) {
    String name = text(node, "property", at);
    Filter.Op op = Filter.Op.of(text(node, "op", at));
    List<String> values = new ArrayList<>();
    JsonNode given = node.path("value");
    if (given.isArray()) {
      given.forEach(value -> values.add(scalar(value, at + ".value")));
    } else if (!given.isMissingNode() && !given.isNull()) {
      values.add(scalar(given, at + ".value"));
    }
    return new Rule.Property(new Filter(name, op, values));
  }

  private EventSelector selector(JsonNode node, String at) {
    EventSelector selector =
        convert(
            at,
            whole -> {
              String event = text(whole, "event", at);
              List<Filter> where = new ArrayList<>();
              whole.path("where").forEach(one -> where.add(json.treeToValue(one, Filter.class)));
              return new EventSelector(event, where);
            },
            node);
    if (selector.where().stream().anyMatch(filter -> filter.property().startsWith("person."))) {
      throw wrong(at + ".where", "looks at the event; ask for the person's property beside it");
    }
    return selector;
  }

  private static <T> T convert(String at, Function<JsonNode, T> reading, JsonNode node) {
    try {
      return reading.apply(node);
    } catch (JacksonException malformed) {
      if (malformed.getCause() instanceof TandemException refused) {
        throw refused;
      }
      throw wrong(at + ".where", "is a list of property, op and value");
    }
  }

  private static Times times(JsonNode node, String at) {
    JsonNode given = node.path("times");
    if (given.isMissingNode() || given.isNull()) {
      return new Times(Bound.AT_LEAST, 1);
    }
    Bound bound = bound(text(given, "bound", at + ".times"), at + ".times.bound");
    int least = bound == Bound.AT_LEAST ? 1 : 0;
    return new Times(bound, number(given, "n", at + ".times", least, MOST_TIMES));
  }

  private static Bound bound(String name, String at) {
    for (Bound bound : Bound.values()) {
      if (bound.name().toLowerCase(Locale.ROOT).equals(name)) {
        return bound;
      }
    }
    throw wrong(at, "is at_least, at_most or exactly");
  }

  private static When when(JsonNode node, String at) {
    JsonNode given = node.path("when");
    if (given.isMissingNode() || given.isNull()) {
      return new When.Ever();
    }
    String place = at + ".when";
    return switch (text(given, "type", place)) {
      case "ever" -> new When.Ever();
      case "last" -> new When.Last(number(given, "days", place, 1, MOST_DAYS));
      case "before" -> new When.Before(number(given, "days", place, 1, MOST_DAYS));
      case "between" -> between(given, place);
      default -> throw wrong(place + ".type", "is ever, last, before or between");
    };
  }

  private static When between(JsonNode node, String at) {
    LocalDate from = date(node, "from", at);
    LocalDate to = date(node, "to", at);
    if (to.isBefore(from)) {
      throw wrong(at + ".to", "lies before from");
    }
    return new When.Between(from, to);
  }

  private Rule sequence(JsonNode node, String at) {
    JsonNode list = node.get("steps");
    if (list == null || !list.isArray() || list.size() < 2 || list.size() > MOST_STEPS) {
      throw wrong(at + ".steps", "holds 2 to " + MOST_STEPS + " steps");
    }
    List<EventSelector> steps = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).isObject()) {
        throw wrong(at + ".steps[" + i + "]", "is an object");
      }
      steps.add(selector(list.get(i), at + ".steps[" + i + "]"));
    }
    long hours = number(node, "withinHours", at, 1, (int) LONGEST_HOURS);
    return new Rule.Sequence(List.copyOf(steps), Duration.ofHours(hours), when(node, at));
  }

  private Rule value(JsonNode node, String at) {
    JsonNode property = node.path("property");
    String name =
        property.isString() && !property.stringValue().isBlank() ? property.stringValue() : null;
    if (name != null && name.length() > 200) {
      throw wrong(at + ".property", "has at most 200 characters");
    }
    return new Rule.Value(
        selector(node, at),
        name,
        number(node, "days", at, 1, MOST_DAYS),
        new Scores(
            fifths(node, "recency", at),
            fifths(node, "frequency", at),
            fifths(node, "monetary", at)));
  }

  private static Set<Integer> fifths(JsonNode node, String field, String at) {
    JsonNode given = node.path(field);
    if (given.isMissingNode() || given.isNull()) {
      return Set.of(1, 2, 3, 4, 5);
    }
    Set<Integer> fifths = new TreeSet<>();
    for (JsonNode one : given) {
      if (!one.isIntegralNumber()
          || !one.canConvertToInt()
          || one.intValue() < 1
          || one.intValue() > 5) {
        throw wrong(at + "." + field, "holds numbers from 1 to 5");
      }
      fifths.add(one.intValue());
    }
    if (fifths.isEmpty()) {
      throw wrong(at + "." + field, "holds at least one fifth");
    }
    return Set.copyOf(fifths);
  }

  private static LocalDate date(JsonNode node, String field, String at) {
    try {
      LocalDate date = LocalDate.parse(text(node, field, at));
      if (date.isBefore(FIRST) || date.isAfter(LAST)) {
        throw wrong(at + "." + field, "lies between the years 1970 and 2199");
      }
      return date;
    } catch (DateTimeParseException malformed) {
      throw wrong(at + "." + field, "is a date such as 2026-03-02");
    }
  }

  private static int number(JsonNode node, String field, String at, int least, int most) {
    JsonNode given = node.path(field);
    boolean whole = given.isIntegralNumber() && given.canConvertToInt();
    if (!whole || given.intValue() < least || given.intValue() > most) {
      throw wrong(at + "." + field, "is a whole number from " + least + " to " + most);
    }
    return given.intValue();
  }

  private static String text(JsonNode node, String field, String at) {
    JsonNode given = node.path(field);
    if (!given.isString() || given.stringValue().isBlank()) {
      throw wrong(at + "." + field, "is a text");
    }
    return given.stringValue();
  }

  private static String scalar(JsonNode node, String at) {
    if (node.isContainer() || node.isNull()) {
      throw wrong(at, "holds texts");
    }
    return node.asString();
  }

  private static TandemException wrong(String at, String must) {
    String place = at.length() > 200 ? at.substring(0, 200) : at;
    return new TandemException(CommonError.INVALID_REQUEST, place + " " + must);
  }
}
