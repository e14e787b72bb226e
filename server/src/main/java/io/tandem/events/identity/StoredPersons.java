package io.tandem.events.identity;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.tandem.events.Masking;
import io.tandem.events.Person;
import io.tandem.events.PersonActivity;
import io.tandem.events.PersonSummary;
import io.tandem.events.Persons;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People out of the configuration store, what they did out of the event store. */
@Component
class StoredPersons implements Persons {

  private static final int LONGEST_SEARCH = 200;

  private final PeopleStore store;
  private final Warehouse warehouse;

  StoredPersons(PeopleStore store, Warehouse warehouse) {
    this.store = store;
    this.warehouse = warehouse;
  }

  @Override
  public Optional<Person> find(ProjectId project, long key) {
    return byKeys(project, List.of(key)).stream().findFirst();
  }

  @Override
  public Optional<Person> byDistinctId(ProjectId project, String distinctId) {
    return store.owner(project, distinctId).flatMap(key -> find(project, key));
  }

  @Override
  public Map<String, Long> keys(ProjectId project, Collection<String> distinctIds) {
    return store.owners(project, distinctIds);
  }

  @Override
  public List<Person> byKeys(ProjectId project, Collection<Long> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<Long, Long> survivors = store.survivors(project, Set.copyOf(keys));
    Set<Long> wanted = new LinkedHashSet<>();
    for (Long key : keys) {
      Long survivor = survivors.get(key);
      if (survivor != null) {
        wanted.add(survivor);
      }
    }
    Map<Long, Person> people = store.people(project, wanted);
    List<Person> found = new ArrayList<>();
    for (Long key : wanted) {
      Person person = people.get(key);
      if (person != null) {
        found.add(person);
      }
    }
    return found;
  }

  @Override
  public List<PersonSummary> summaries(ProjectId project, Collection<Long> keys) {
    List<Person> people = byKeys(project, keys);
    Map<Long, PersonActivity> activity =
        activity(project, people.stream().map(Person::key).toList());
    return people.stream().map(person -> summary(person, activity.get(person.key()))).toList();
  }

  private static PersonSummary summary(Person person, @Nullable PersonActivity activity) {
    String email = person.email();
    Map<String, Object> properties = Masking.values(person.properties());
    return new PersonSummary(
        Long.toString(person.key()),
        Masking.id(person.distinctId()),
        person.name(),
        email == null ? null : Masking.email(email),
        properties,
        activity == null ? null : activity.firstSeen(),
        activity == null ? null : activity.lastSeen());
  }

  @Override
  public Page<PersonSummary> search(
      ProjectId project, String text, @Nullable String cursor, int limit) {
    long below = cursor == null ? Long.MAX_VALUE : key(cursor);
    String wanted = text.strip().replace("\0", "");
    if (wanted.length() > LONGEST_SEARCH) {
      wanted = wanted.substring(0, LONGEST_SEARCH);
    }
    List<Long> keys =
        wanted.isEmpty()
            ? store.below(project, below, limit + 1)
            : store.search(project, wanted, below, limit + 1);
    boolean more = keys.size() > limit;
    List<Long> shown = more ? keys.subList(0, limit) : keys;
    return new Page<>(summaries(project, shown), more ? Long.toString(shown.getLast(), 36) : null);
  }

  private static long key(String cursor) {
    try {
      return Long.parseLong(cursor, 36);
    } catch (NumberFormatException strange) {
      throw new TandemException(CommonError.INVALID_REQUEST, "this cursor was not given out");
    }
  }

  @Override
  public Map<Long, PersonActivity> activity(ProjectId project, Collection<Long> keys) {
    Map<Long, PersonActivity> activity = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      warehouse
          .fetch(
              sql ->
                  sql.select(EventTable.PERSON, min(EventTable.TIME), max(EventTable.TIME), count())
                      .from(EventTable.EVENT)
                      .where(EventTable.PROJECT.eq(project.value()))
                      .and(EventTable.PERSON.in(keys))
                      .groupBy(EventTable.PERSON),
              row ->
                  activity.put(
                      row.value1(),
                      new PersonActivity(
                          Instant.ofEpochMilli(row.value2()),
                          Instant.ofEpochMilli(row.value3()),
                          row.value4())))
          .rows();
    }
    return activity;
  }
}
