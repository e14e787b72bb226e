package io.tandem.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person.
 *
 * @param key dense unsigned 32-bit number within the project
 * @param identified false as long as nobody said who it is
 * @param distinctIds the ids it is known by, oldest first, at most 1,000
 * @param properties unmasked; values are strings, numbers, booleans, lists, maps or null
 */
public record Person(
    long key, boolean identified, List<String> distinctIds, Map<String, Object> properties) {

  /** The id to show: the first id, or the key where all ids are gone. */
  public String distinctId() {
    return distinctIds.isEmpty() ? Long.toString(key) : distinctIds.getFirst();
  }

  /** The name property, under the spellings the protocols use. */
  public @Nullable String name() {
    return text("name", "$name");
  }

  /** The unmasked e-mail property. */
  public @Nullable String email() {
    return text("email", "$email");
  }

  private @Nullable String text(String... names) {
    for (String name : names) {
      if (properties.get(name) instanceof String value && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }
}
