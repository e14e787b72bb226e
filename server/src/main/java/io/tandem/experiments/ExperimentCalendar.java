package io.tandem.experiments;

import io.tandem.access.Project;
import io.tandem.catalog.CalendarEntry;
import io.tandem.catalog.CalendarSource;
import io.tandem.flags.Flags;
import io.tandem.shared.LocalDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Experiments on the operations calendar, from their start to their decision. */
@Component
class ExperimentCalendar implements CalendarSource {

  private final ExperimentStore store;
  private final Flags flags;

  ExperimentCalendar(ExperimentStore store, Flags flags) {
    this.store = store;
    this.flags = flags;
  }

  @Override
  public List<CalendarEntry> calendarEntries(Project project, LocalDates range) {
    List<Experiment> ran = store.during(project.id(), range.start(), range.end());
    List<String> keys =
        ran.stream().map(one -> one.definition().flags()).flatMap(Collection::stream).toList();
    Map<String, String> features = keys.isEmpty() ? Map.of() : flags.features(project.id(), keys);
    return ran.stream().map(one -> entry(project, one, features)).toList();
  }

  private static CalendarEntry entry(
      Project project, Experiment experiment, Map<String, String> features) {
    Instant started = Objects.requireNonNull(experiment.startedAt());
    Experiment.Decision decision = experiment.decision();
    return new CalendarEntry(
        CalendarEntry.Kind.EXPERIMENT,
        null,
        experiment.definition().names(),
        LocalDate.ofInstant(started, project.zone()),
        decision == null ? null : LocalDate.ofInstant(decision.at(), project.zone()),
        experiment.createdBy(),
        experiment.state().key(),
        null,
        null,
        experiment.definition().flags().stream()
            .flatMap(flag -> Stream.ofNullable(features.get(flag)))
            .distinct()
            .toList(),
        "experiments/" + experiment.key());
  }
}
