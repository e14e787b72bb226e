package io.tandem.flags.evaluation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For whom flags are evaluated in tests. */
record Somebody(
    String id,
    Map<String, Object> properties,
    Map<String, String> groups,
    Map<String, Map<String, Object>> groupProperties,
    Set<String> segments)
    implements FlagSubject {

  static final long NOW = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

  static Somebody of(String id) {
    return new Somebody(id, Map.of(), Map.of(), Map.of(), Set.of());
  }

  Somebody with(String property, Object value) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(property, value);
    return new Somebody(id, all, groups, groupProperties, segments);
  }

  Somebody in(String... segments) {
    return new Somebody(id, properties, groups, groupProperties, Set.of(segments));
  }

  Somebody of(String type, String key, Map<String, Object> about) {
    return new Somebody(id, properties, Map.of(type, key), Map.of(type, about), segments);
  }

  @Override
  public @Nullable Object property(String name) {
    return properties.get(name);
  }

  @Override
  public @Nullable String group(String type) {
    return groups.get(type);
  }

  @Override
  public @Nullable Object groupProperty(String type, String name) {
    return groupProperties.getOrDefault(type, Map.of()).get(name);
  }

  @Override
  public boolean inSegment(String segment) {
    return segments.contains(segment);
  }

  @Override
  public long now() {
    return NOW;
  }
}
