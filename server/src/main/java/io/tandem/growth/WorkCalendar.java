package io.tandem.growth;

import io.tandem.access.Project;
import io.tandem.catalog.CalendarEntry;
import io.tandem.catalog.CalendarSource;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.SubjectRef;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.LocalDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Work items on the operations calendar, each on the day it is due. */
@Component
class WorkCalendar implements CalendarSource {

  private final WorkItemStore store;
  private final Campaigns campaigns;

  WorkCalendar(WorkItemStore store, Campaigns campaigns) {
    this.store = store;
    this.campaigns = campaigns;
  }

  @Override
  public List<CalendarEntry> calendarEntries(Project project, LocalDates range) {
    List<WorkItem> due = store.due(project.id(), range.from(), range.to());
    if (due.isEmpty()) {
      return List.of();
    }
    List<Campaign> planned = campaigns.all(project.id());
    return due.stream().map(item -> entry(item, planned)).toList();
  }

  private static CalendarEntry entry(WorkItem item, List<Campaign> planned) {
    PolicySubject subject = item.subject();
    LocalDate day = Objects.requireNonNull(item.dueDate());
    return new CalendarEntry(
        CalendarEntry.Kind.WORK,
        reference(subject),
        item.title(),
        day,
        day,
        item.owner(),
        item.state().key(),
        null,
        null,
        features(subject, planned),
        "growth/work?item=" + item.no());
  }

  private static @Nullable SubjectRef reference(@Nullable PolicySubject subject) {
    if (subject == null) {
      return null;
    }
    return subject.kind().equals(PolicySubject.FEATURE)
        ? SubjectRef.feature(subject.key())
        : SubjectRef.campaign(subject.key());
  }

  private static List<String> features(@Nullable PolicySubject subject, List<Campaign> planned) {
    if (subject == null) {
      return List.of();
    }
    if (subject.kind().equals(PolicySubject.FEATURE)) {
      return List.of(subject.key());
    }
    return planned.stream()
        .filter(campaign -> campaign.key().equals(subject.key()))
        .findFirst()
        .map(Campaign::features)
        .orElse(List.of());
  }
}
