package io.tandem.warehouse.index;

import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.IndexEvents;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is true of a history, by plain loops over lists; shares no code with the index. */
final class Model {

  /** Something somebody did. */
  record Fact(long person, int environment, String name, long time) {}

  private final List<Fact> facts = new ArrayList<>();
  private final Map<Long, Long> into = new HashMap<>();

  void add(Fact fact) {
    facts.add(fact);
  }

  void merge(long gone, long survivor) {
    into.put(gone, survivor);
  }

  void erase(long person) {
    facts.removeIf(fact -> owner(fact.person()) == person);
  }

  long owner(long person) {
    long owner = person;
    while (into.containsKey(owner)) {
      owner = into.get(owner);
    }
    return owner;
  }

  private List<Fact> of(IndexEvents events, DaySpan span, ZoneId zone) {
    return facts.stream()
        .filter(fact -> events.environment() == null || events.environment() == fact.environment())
        .filter(fact -> events.names().contains("*") || events.names().contains(fact.name()))
        .filter(fact -> {
          long day = Instant.ofEpochMilli(fact.time()).atZone(zone).toLocalDate().toEpochDay();
          return day >= span.from() && day <= span.to();
        })
        .toList();
  }

  long events(IndexEvents events, DaySpan span, ZoneId zone, Set<Long> among) {
    return of(events, span, zone).stream()
        .filter(fact -> among.contains(owner(fact.person())))
        .count();
  }

  Set<Long> people(IndexEvents events, DaySpan span, ZoneId zone) {
    Set<Long> people = new HashSet<>();
    of(events, span, zone).forEach(fact -> people.add(owner(fact.person())));
    return people;
  }

  Set<Long> atLeast(IndexEvents events, DaySpan span, ZoneId zone, int times) {
    Map<Long, Integer> counts = new HashMap<>();
    of(events, span, zone).forEach(fact -> counts.merge(owner(fact.person()), 1, Integer::sum));
    Set<Long> people = new HashSet<>();
    counts.forEach((person, count) -> {
      if (count >= times) {
        people.add(person);
      }
    });
    return people;
  }

  /** Times and names of everybody's events, as a set would have them: by time, then name. */
  Map<Long, List<String>> sequences(IndexEvents events, long from, long to) {
    Map<Long, List<String>> sequences = new TreeMap<>();
    DaySpan ever = new DaySpan(Integer.MIN_VALUE, Integer.MAX_VALUE);
    for (Fact fact : of(events, ever, ZoneId.of("UTC"))) {
      if (fact.time() >= from && fact.time() < to) {
        sequences
            .computeIfAbsent(owner(fact.person()), none -> new ArrayList<>())
            .add(fact.time() + " " + fact.name());
      }
    }
    sequences.values().forEach(list -> list.sort(null));
    return sequences;
  }
}
