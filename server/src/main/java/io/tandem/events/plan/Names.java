package io.tandem.events.plan;

import io.tandem.events.plan.Learnt.PropertyKey;
import java.util.HashSet;
import java.util.Set;

/** The names a project has learnt; bounded, so that a client with made-up names cannot flood it. */
final class Names {

  static final int MOST_EVENTS = 5000;
  static final int MOST_PROPERTIES = 50_000;

  private final Set<String> events = new HashSet<>();
  private final Set<PropertyKey> properties = new HashSet<>();

  boolean admitEvent(String name) {
    return events.contains(name) || (events.size() < MOST_EVENTS && events.add(name));
  }

  boolean admitProperty(PropertyKey key) {
    return properties.contains(key)
        || (properties.size() < MOST_PROPERTIES
            && key.name().length() <= 200
            && properties.add(key));
  }
}
