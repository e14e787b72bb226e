package io.tandem.audiences;

import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of people on a day: plain lists, gone through from the start for each question. */
final class SegmentOracle {

  private final Map<Somebody, List<Fact>> facts = new LinkedHashMap<>();
  private final ZoneId zone;
  private final LocalDate today;

  SegmentOracle(List<Fact> all, ZoneId zone, LocalDate today) {
    this.zone = zone;
    this.today = today;
    all.forEach(fact -> facts.computeIfAbsent(fact.person(), _ -> new ArrayList<>()).add(fact));
    facts.values().forEach(own -> own.sort(Comparator.comparing(Fact::time)));
  }

  ZoneId zone() {
    return zone;
  }

  LocalDate today() {
    return today;
  }

  Set<Somebody> everybody() {
    return facts.keySet();
  }

  /** By time. */
  List<Fact> facts(Somebody person) {
    return facts.get(person);
  }

  Set<Somebody> people(Ask ask) {
    Set<Somebody> people = new HashSet<>();
    for (Somebody person : facts.keySet()) {
      if (ask.holds(this, person)) {
        people.add(person);
      }
    }
    return people;
  }
}
