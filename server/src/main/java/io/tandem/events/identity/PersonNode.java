package io.tandem.events.identity;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A person while a batch is worked through. */
final class PersonNode {

  final long key;
  final boolean created;
  final PersonProperties properties;
  boolean identified;
  boolean rowChanged;
  long version;
  @Nullable PersonNode mergedInto;

  PersonNode(long key, boolean created, boolean identified, PersonProperties properties) {
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

  /** True when the stored row differs. */
  boolean changed() {
    return rowChanged || properties.changed();
  }

  void identify() {
    if (!identified) {
      identified = true;
      rowChanged = true;
    }
  }

  void apply(@Nullable ObjectNode set, @Nullable ObjectNode once, long time) {
    properties.apply(set, once, time);
  }

  void mergeInto(PersonNode survivor) {
    survivor.properties.fill(properties);
    survivor.identify();
    mergedInto = survivor;
    rowChanged = true;
  }
}
