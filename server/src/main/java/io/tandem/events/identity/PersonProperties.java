package io.tandem.events.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person's properties and when each was said. They end up as if the changes had come in the order
 * of their events' times: the latest {@code set} wins, else the earliest {@code set_once}. Of two
 * {@code set} of the same millisecond the one that arrived later wins, of two {@code set_once} the
 * one that arrived first.
 *
 * <p>A mark is the time of the event in UTC milliseconds, its complement for {@code set_once}:
 * below zero, since times lie after 1970. Most properties of a person are said by one event, so the
 * most frequent mark is stored once ({@link #usual}) and only the others by name ({@link #others}).
 */
final class PersonProperties {

  /** Further properties are ignored, so that a broken client cannot grow a person without end. */
  private static final int MAX = 1000;

  private final ObjectNode values;
  private final Map<String, Long> marks = new HashMap<>();
  private boolean valuesChanged;
  private boolean marksChanged;

  PersonProperties(ObjectNode values) {
    this(values, 0, Map.of());
  }

  /** As stored. */
  PersonProperties(ObjectNode values, long usual, Map<String, Long> others) {
    this.values = values;
    values.propertyNames().forEach(name -> marks.put(name, others.getOrDefault(name, usual)));
  }

  /** Applies what an event of a time says. */
  void apply(@Nullable ObjectNode set, @Nullable ObjectNode once, long time) {
    if (set != null) {
      set.forEachEntry((name, value) -> put(name, value, time));
    }
    if (once != null) {
      once.forEachEntry((name, value) -> put(name, value, ~time));
    }
  }

  /** Takes over what is absent here. */
  void fill(PersonProperties other) {
    other.values.forEachEntry((name, value) -> {
      if (!values.has(name)) {
        put(name, value, Objects.requireNonNull(other.marks.get(name)));
      }
    });
  }

  private void put(String name, JsonNode value, long mark) {
    Long present = marks.get(name);
    if (present == null ? values.size() >= MAX : !wins(mark, present)) {
      return;
    }
    if (!value.equals(values.get(name))) {
      values.set(name, value);
      valuesChanged = true;
    }
    marksChanged |= present == null || present != mark;
    marks.put(name, mark);
  }

  private static boolean wins(long mark, long present) {
    // set: the later or the same; set_once, as complement: the earlier is the greater
    return mark >= 0 ? mark >= present : mark > present;
  }

  ObjectNode values() {
    return values;
  }

  /** True when queries would see a difference. */
  boolean valuesChanged() {
    return valuesChanged;
  }

  /** True when anything is to be stored. */
  boolean changed() {
    return valuesChanged || marksChanged;
  }

  /** The mark of most properties; the greatest of those as frequent. */
  long usual() {
    Map<Long, Integer> counts = new TreeMap<>();
    marks.values().forEach(mark -> counts.merge(mark, 1, Integer::sum));
    long usual = 0;
    int most = 0;
    for (Map.Entry<Long, Integer> count : counts.entrySet()) {
      if (count.getValue() >= most) {
        most = count.getValue();
        usual = count.getKey();
      }
    }
    return usual;
  }

  /** The marks that are not the usual one, by property. */
  Map<String, Long> others(long usual) {
    Map<String, Long> others = new TreeMap<>(marks);
    others.values().removeIf(mark -> mark == usual);
    return others;
  }
}
