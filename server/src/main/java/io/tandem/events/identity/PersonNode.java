package io.tandem.events.identity;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person while a batch is worked through. */
final class PersonNode {

  /** Further properties are ignored, so that a broken client cannot grow a person without end. */
  private static final int MAX_PROPERTIES = 1000;

  final long key;
  final boolean created;
  boolean identified;
  ObjectNode properties;
  boolean propertiesChanged;
  boolean rowChanged;
  long version;
  @Nullable PersonNode mergedInto;

  PersonNode(long key, boolean created, boolean identified, ObjectNode properties) {
    this.key = key;
    this.created = created;
    this.identified = identified;
    this.properties = properties;
  }

  PersonNode root() {
    PersonNode node = this;
    while (node.mergedInto != null) {
      node = node.mergedInto;
    }
    return node;
  }

  void identify() {
    if (!identified) {
      identified = true;
      rowChanged = true;
    }
  }

  /** Overwrites with {@code set}, and adds of {@code once} what is absent. */
  void apply(@Nullable ObjectNode set, @Nullable ObjectNode once) {
    if (set != null) {
      set.properties().forEach(entry -> put(entry.getKey(), entry.getValue()));
    }
    if (once != null) {
      once.properties().stream()
          .filter(entry -> !properties.has(entry.getKey()))
          .forEach(entry -> put(entry.getKey(), entry.getValue()));
    }
  }

  private void put(String name, JsonNode value) {
    JsonNode present = properties.get(name);
    if (present == null ? properties.size() < MAX_PROPERTIES : !value.equals(present)) {
      properties.set(name, value);
      propertiesChanged = true;
    }
  }

  void mergeInto(PersonNode survivor) {
    survivor.apply(null, properties);
    survivor.identify();
    mergedInto = survivor;
    rowChanged = true;
  }
}
