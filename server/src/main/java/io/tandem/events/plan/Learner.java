package io.tandem.events.plan;

import io.tandem.events.Masking;
import io.tandem.events.PropertyType;
import io.tandem.events.plan.Learnt.EventTally;
import io.tandem.events.plan.Learnt.PropertyKey;
import io.tandem.events.plan.Learnt.PropertyTally;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Counts names and types in a slice of the stream. */
final class Learner {

  private static final int EXAMPLE_LENGTH = 100;
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d+)?)?"
              + "(Z|[+-]\\d{2}:?\\d{2})?)?");
  private static final JsonMapper JSON = new JsonMapper(new JsonFactory());

  private final Function<ProjectId, Names> names;
  private final Map<ProjectId, Learnt> projects = new LinkedHashMap<>();

  /**
   * @param names which names each project has learnt so far
   */
  Learner(Function<ProjectId, Names> names) {
    this.names = names;
  }

  Collection<Learnt> learn(List<Event> events) {
    events.forEach(this::learn);
    return projects.values();
  }

  private void learn(Event event) {
    Learnt learnt = projects.computeIfAbsent(event.project(), Learnt::new);
    Names known = names.apply(event.project());
    if (!known.admitEvent(event.name())) {
      learnt.otherEvents++;
      return;
    }
    learnt.events.computeIfAbsent(event.name(), _ -> new EventTally()).add(event.time());
    try (JsonParser parser = JSON.createParser(event.properties())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        PropertyKey key = new PropertyKey(event.name(), name);
        if (known.admitProperty(key)) {
          PropertyTally tally = learnt.properties.computeIfAbsent(key, _ -> new PropertyTally());
          add(tally, name, value, parser);
        } else {
          learnt.otherProperties++;
        }
        parser.skipChildren();
      }
    }
  }

  private static void add(
      PropertyTally tally, String name, @Nullable JsonToken token, JsonParser parser) {
    String text = token != null && token.isScalarValue() ? parser.getString() : null;
    tally.add(type(token, text));
    if (tally.wantsExamples() && text != null && token != JsonToken.VALUE_NULL) {
      String masked = Masking.value(name, text);
      tally.examples.add(masked.length() > EXAMPLE_LENGTH ? cut(masked) : masked);
    }
  }

  private static String cut(String text) {
    int end = EXAMPLE_LENGTH;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static @Nullable PropertyType type(@Nullable JsonToken token, @Nullable String text) {
    return switch (token) {
      case VALUE_STRING ->
          text != null && text.length() <= 40 && TIME.matcher(text).matches()
              ? PropertyType.TIME
              : PropertyType.TEXT;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> PropertyType.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> PropertyType.BOOLEAN;
      case START_ARRAY -> PropertyType.LIST;
      case START_OBJECT -> PropertyType.OBJECT;
      case null, default -> null;
    };
  }
}
