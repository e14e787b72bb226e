package io.tandem.warehouse.duckdb;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.PersonCopy;
import io.tandem.warehouse.Revisions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what is committed. Of events it knows, for each day, the last commit that held one of that
 * day or of an earlier one: a later commit makes those of its own and of later days forgotten, so
 * there are never more entries than days.
 */
final class RevisionLog implements Revisions {

  private static final long DAY = 86_400_000;

  /** Of one project. */
  private static final class Changes {
    private final TreeMap<Long, Long> days = new TreeMap<>();
    private long persons;
    private long memberships;

    void from(long day, long revision) {
      days.tailMap(day).clear();
      days.put(day, revision);
    }
  }

  private final Map<ProjectId, Changes> projects = new HashMap<>();
  private long last;
  private long all;

  @Override
  public synchronized Revision of(ProjectId project, long before) {
    Changes changes = projects.get(project);
    if (changes == null) {
      return new Revision(all, all, all);
    }
    Map.Entry<Long, Long> events = changes.days.lowerEntry(ceilingDay(before));
    return new Revision(
        Math.max(all, events == null ? 0 : events.getValue()),
        Math.max(all, changes.persons),
        Math.max(all, changes.memberships));
  }

  /** The first day no moment of which lies before an instant. */
  private static long ceilingDay(long before) {
    return Math.ceilDiv(before, DAY);
  }

  /** After a commit. Who belongs to whom matters to events of any time. */
  synchronized void committed(
      List<Event> events, List<PersonCopy> persons, List<MergeCopy> merges) {
    last++;
    Map<ProjectId, Long> earliest = new HashMap<>();
    for (Event event : events) {
      earliest.merge(event.project(), event.time(), Math::min);
    }
    earliest.forEach((project, time) -> of(project).from(Math.floorDiv(time, DAY), last));
    persons.forEach(person -> of(person.project()).persons = last);
    merges.forEach(merge -> {
      Changes changes = of(merge.project());
      changes.from(Long.MIN_VALUE, last);
      changes.persons = last;
      changes.memberships = last;
    });
  }

  /** After people came into segments or went. */
  synchronized void memberships(ProjectId project) {
    last++;
    of(project).memberships = last;
  }

  /** After something of which nothing more is known. */
  synchronized void everything() {
    last++;
    all = last;
    projects.clear();
  }

  private Changes of(ProjectId project) {
    return projects.computeIfAbsent(project, none -> new Changes());
  }
}
