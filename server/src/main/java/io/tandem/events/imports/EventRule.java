package io.tandem.events.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which event a line is. A column without {@code values} and {@code rules} holds the name itself.
 *
 * @param constant every line is this event
 * @param column or a column decides
 * @param values column value to event name
 * @param rules asked in order when no value matches
 * @param otherwise name when neither matches; such a line is rejected when null
 */
record EventRule(
    @Nullable String constant,
    @Nullable String column,
    Map<String, String> values,
    List<Prefixed> rules,
    @Nullable String otherwise) {

  @JsonCreator
  EventRule(
      @Nullable String constant,
      @Nullable String column,
      @Nullable Map<String, String> values,
      @Nullable List<Prefixed> rules,
      @Nullable String otherwise) {
    if ((constant == null) == (column == null)) {
      throw ImportMapping.invalid("event needs either a constant or a column");
    }
    this.constant = constant;
    this.column = column;
    this.values = values == null ? Map.of() : Map.copyOf(values);
    this.rules = rules == null ? List.of() : List.copyOf(rules);
    this.otherwise = otherwise;
  }

  /**
   * @param startsWith beginning of the column's value
   * @param event name of the event then
   */
  record Prefixed(String startsWith, String event) {

    @JsonCreator
    Prefixed(@Nullable String startsWith, @Nullable String event) {
      this.startsWith = ImportMapping.needed(startsWith, "startsWith of an event rule");
      this.event = ImportMapping.needed(event, "event of an event rule");
    }
  }

  /** The event's name; null when the line names none. */
  @Nullable String read(Row row) {
    if (column == null) {
      return constant;
    }
    String value = row.text(column);
    if (value == null) {
      return otherwise;
    }
    String mapped = values.get(value);
    if (mapped != null) {
      return mapped;
    }
    for (Prefixed rule : rules) {
      if (value.startsWith(rule.startsWith)) {
        return rule.event;
      }
    }
    if (otherwise != null) {
      return otherwise;
    }
    return values.isEmpty() && rules.isEmpty() ? value : null;
  }
}
