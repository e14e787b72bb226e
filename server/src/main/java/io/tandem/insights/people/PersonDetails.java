package io.tandem.insights.people;

import io.tandem.events.Masking;
import io.tandem.events.Person;
import io.tandem.events.PersonActivity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person in full.
 *
 * @param person the key, as text since it is unsigned
 * @param distinctIds the ids the person is known by, oldest first
 * @param properties as last set
 * @param masked true when e-mail addresses, telephone numbers and the like are masked
 * @param firstSeen time of the earliest event, null when there is none
 * @param lastSeen time of the latest event, null when there is none
 * @param events how many there are
 */
record PersonDetails(
    String person,
    List<String> distinctIds,
    Map<String, Object> properties,
    boolean masked,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    long events) {

  /** As everyone who may see people sees it. */
  static PersonDetails masked(Person person, @Nullable PersonActivity activity) {
    Person shown =
        new Person(
            person.key(),
            person.identified(),
            person.distinctIds().stream().map(Masking::id).toList(),
            Masking.values(person.properties()));
    return of(shown, activity, true);
  }

  /** Nothing masked. */
  static PersonDetails revealed(Person person, @Nullable PersonActivity activity) {
    return of(person, activity, false);
  }

  private static PersonDetails of(
      Person person, @Nullable PersonActivity activity, boolean masked) {
    return new PersonDetails(
        Long.toString(person.key()),
        person.distinctIds(),
        person.properties(),
        masked,
        activity == null ? null : activity.firstSeen(),
        activity == null ? null : activity.lastSeen(),
        activity == null ? 0 : activity.events());
  }
}
