package io.tandem.events.intake;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event says about its person.
 *
 * @param set properties to overwrite
 * @param setOnce properties to set where absent
 * @param link which other id belongs to the same person
 * @param known the distinct id is by definition that of a known person (a Segment {@code userId})
 */
public record PersonChange(
    @Nullable ObjectNode set,
    @Nullable ObjectNode setOnce,
    @Nullable IdentityLink link,
    boolean known) {

  /** Nothing. */
  public static final PersonChange NONE = new PersonChange(null, null, null, false);

  /** Overwrites properties. */
  public static PersonChange set(ObjectNode properties) {
    return new PersonChange(properties, null, null, false);
  }

  /** True when nothing is said. */
  public boolean isEmpty() {
    return isEmpty(set) && isEmpty(setOnce) && link == null && !known;
  }

  private static boolean isEmpty(@Nullable ObjectNode properties) {
    return properties == null || properties.isEmpty();
  }
}
