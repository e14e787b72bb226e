package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.Appended;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.PersonCopy;
import io.tandem.warehouse.StreamPosition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Batches that share a commit. */
final class WriteGroup {

  private record Identity(int project, UUID uuid) {}

  private final List<Task.Append> appends;
  private final List<BitSet> duplicates = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<PersonCopy> persons = new ArrayList<>();
  private final List<MergeCopy> merges = new ArrayList<>();

  WriteGroup(List<Task.Append> appends, Fingerprints fingerprints) {
    this.appends = appends;
    Set<Identity> inGroup = new HashSet<>();
    for (Task.Append append : appends) {
      List<Event> batch = append.batch().events();
      BitSet dropped = new BitSet();
      for (int i = 0; i < batch.size(); i++) {
        Event event = batch.get(i);
        int project = event.project().value();
        if (fingerprints.seen(project, event.uuid(), event.received())
            || !inGroup.add(new Identity(project, event.uuid()))) {
          dropped.set(i);
        } else {
          events.add(event);
        }
      }
      duplicates.add(dropped);
      persons.addAll(append.batch().persons());
      merges.addAll(append.batch().merges());
    }
  }

  /** Events that are no duplicates, in order. */
  List<Event> events() {
    return events;
  }

  List<PersonCopy> persons() {
    return persons;
  }

  List<MergeCopy> merges() {
    return merges;
  }

  boolean changesNothing() {
    return events.isEmpty() && persons.isEmpty() && merges.isEmpty();
  }

  void acknowledge(StreamPosition end) {
    for (int i = 0; i < appends.size(); i++) {
      appends.get(i).done().complete(new Appended(duplicates.get(i), end));
    }
  }
}
