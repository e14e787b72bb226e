package io.tandem.insights;

import io.tandem.events.Person;
import io.tandem.events.PersonActivity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person in full, nothing masked.
 *
 * @param person the key, as text since it is unsigned
 * @param distinctIds the ids the person is known by, oldest first
 * @param properties as last set
 * @param firstSeen time of the earliest event, null when there is none
 * @param lastSeen time of the latest event, null when there is none
 * @param events how many there are
 */
record PersonDetails(
    String person,
    List<String> distinctIds,
    Map<String, Object> properties,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    long events) {

  static PersonDetails of(Person person, @Nullable PersonActivity activity) {
    return new PersonDetails(
        Long.toString(person.key()),
        person.distinctIds(),
        person.properties(),
        activity == null ? null : activity.firstSeen(),
        activity == null ? null : activity.lastSeen(),
        activity == null ? 0 : activity.events());
  }
}
