package io.tandem.flags.release;

import io.tandem.access.Project;
import io.tandem.catalog.CalendarEntry;
import io.tandem.catalog.CalendarSource;
import io.tandem.catalog.SubjectRef;
import io.tandem.flags.release.ReleaseStore.Planned;
import io.tandem.shared.LocalDates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gray releases in production on the operations calendar, from their first step to their end. */
@Component
class ReleaseCalendar implements CalendarSource {

  /** What happens elsewhere meets nobody. */
  private static final String PRODUCTION = "production";

  private final ReleaseStore store;
  private final Clock clock;

  ReleaseCalendar(ReleaseStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<CalendarEntry> calendarEntries(Project project, LocalDates range) {
    return store.during(project.id(), PRODUCTION, range.start(), range.end()).stream()
        .map(one -> entry(project, one))
        .toList();
  }

  private CalendarEntry entry(Project project, Planned planned) {
    StoredRelease release = planned.release();
    String feature = planned.feature();
    Instant end = end(release);
    return new CalendarEntry(
        CalendarEntry.Kind.GRAY_RELEASE,
        feature == null ? null : SubjectRef.feature(feature),
        planned.names(),
        LocalDate.ofInstant(release.startedAt(), project.zone()),
        end == null ? null : LocalDate.ofInstant(end, project.zone()),
        release.startedBy(),
        release.state().key(),
        null,
        null,
        feature == null ? List.of() : List.of(feature),
        "flags/" + release.flag());
  }

  /** Of one that runs as it is planned, but not before now; nobody knows of one that is paused. */
  private @Nullable Instant end(StoredRelease release) {
    return switch (release.state()) {
      case PAUSED -> null;
      case SCHEDULED, RUNNING ->
          release.done().isAfter(clock.instant()) ? release.done() : clock.instant();
      case DONE, ROLLED_BACK, STOPPED -> release.since();
    };
  }
}
