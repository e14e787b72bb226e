package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.events.EventStream;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads the stream and marks the local days into which events fall. */
@Component
class DayMarks {

  private static final long HOUR = 3_600_000L;

  private final SignalStore store;
  private final SignalJob job;
  private final Projects projects;
  private final Clock clock;

  DayMarks(SignalStore store, SignalJob job, Projects projects, Clock clock, EventStream stream) {
    this.store = store;
    this.job = job;
    this.projects = projects;
    this.clock = clock;
    stream.subscribe("signals", this::mark);
  }

  private void mark(List<Event> events) {
    Map<ProjectId, Set<Long>> hours = new HashMap<>();
    for (Event event : events) {
      hours
          .computeIfAbsent(event.project(), _ -> new HashSet<>())
          .add(Math.floorDiv(event.time(), HOUR));
    }
    hours.forEach((id, some) -> {
      Set<LocalDate> days = days(projects.get(id), some);
      if (!days.isEmpty()) {
        store.mark(id, days);
        job.touch(id);
      }
    });
  }

  /** An hour may hold the end of a day where offsets are no whole hours: both days count. */
  private Set<LocalDate> days(Project project, Set<Long> hours) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
    Set<LocalDate> days = new HashSet<>();
    for (long hour : hours) {
      for (long edge : List.of(hour * HOUR, hour * HOUR + HOUR - 1)) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(edge), project.zone());
        if (ChangedDays.recent(day, today)) {
          days.add(day);
        }
      }
    }
    return days;
  }
}
