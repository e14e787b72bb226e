package io.tandem.events.plan;

import io.tandem.events.PropertyType;
import io.tandem.shared.ProjectId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a slice of the stream teaches about one project. */
final class Learnt {

  private static final int EXAMPLES = 5;

  /** An event's name. */
  static final class EventTally {
    long count;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    void add(long time) {
      count++;
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
  }

  record PropertyKey(String event, String name) {}

  /** A property of an event. */
  static final class PropertyTally {
    long count;
    @Nullable PropertyType type;
    final Set<String> examples = new LinkedHashSet<>();

    void add(@Nullable PropertyType seen) {
      count++;
      type = type == null ? seen : seen == null ? type : common(type, seen);
    }

    boolean wantsExamples() {
      return examples.size() < EXAMPLES;
    }
  }

  final ProjectId project;
  final Map<String, EventTally> events = new LinkedHashMap<>();
  final Map<PropertyKey, PropertyTally> properties = new LinkedHashMap<>();
  long otherEvents;
  long otherProperties;

  Learnt(ProjectId project) {
    this.project = project;
  }

  static PropertyType common(PropertyType one, PropertyType two) {
    if (one == two) {
      return one;
    }
    Set<PropertyType> both = Set.of(one, two);
    return both.equals(Set.of(PropertyType.TEXT, PropertyType.TIME))
        ? PropertyType.TEXT
        : PropertyType.MIXED;
  }
}
