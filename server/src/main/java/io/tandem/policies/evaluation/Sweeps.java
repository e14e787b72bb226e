package io.tandem.policies.evaluation;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.Signals;
import io.tandem.policies.evaluation.Judging.OpenSeries;
import io.tandem.shared.ProjectId;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges everything that waits to be judged, in order, from what the store says. Nothing depends on
 * a wake-up having happened: after a stop, or when the demo's clock jumps, every bucket missed is
 * judged one after the other.
 */
@Component
class Sweeps {

  private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

  private final SweepStore store;
  private final Judging judging;
  private final Projects projects;
  private final Signals signals;
  private final Clock clock;

  Sweeps(SweepStore store, Judging judging, Projects projects, Signals signals, Clock clock) {
    this.store = store;
    this.judging = judging;
    this.projects = projects;
    this.signals = signals;
    this.clock = clock;
  }

  /** Signals say when there is something new; the job looks anyway. */
  @PostConstruct
  void listen() {
    signals.onChange(this::closed);
  }

  /** All projects with closed buckets that wait. */
  void closed() {
    for (ProjectId project : store.waiting(clock.instant())) {
      try {
        closed(project);
      } catch (RuntimeException failed) {
        log.warn("Policies of project {} were not judged", project.value(), failed);
      }
    }
  }

  /** One project, as far as its signals are computed. */
  private void closed(ProjectId id) {
    Project project = projects.get(id);
    boolean more = true;
    while (more) {
      Instant now = now();
      Instant computed = signals.computedTo(id);
      Instant before = computed.isBefore(now) ? computed : now;
      more = judging.step(project, before, now);
    }
  }

  /** All projects with policies that look at buckets before they close. */
  void open() {
    for (ProjectId project : store.watchingOpen()) {
      try {
        open(projects.get(project));
      } catch (RuntimeException failed) {
        log.warn("Open buckets of project {} were not looked at", project.value(), failed);
      }
    }
  }

  private void open(Project project) {
    boolean more = true;
    while (more) {
      Instant now = now();
      OpenSeries series = judging.openSeries(project, now);
      if (series.keys().isEmpty()) {
        return;
      }
      LocalDate today = LocalDate.ofInstant(now, project.zone());
      Map<SignalKey, List<Signal>> computed =
          signals.compute(project, series.keys(), series.from(), today);
      more = judging.early(project, computed, now);
    }
  }

  /**
   * How far a project is.
   *
   * @param settled whether its actions are; asked last, since judging is what adds actions
   */
  PolicyProgress progress(ProjectId project, BooleanSupplier settled) {
    Instant now = now();
    Instant computed = signals.computedTo(project);
    Instant known = computed.isBefore(now) ? computed : now;
    Instant judged = store.next(project).filter(next -> next.isBefore(known)).orElse(known);
    return new PolicyProgress(now, known, judged, settled.getAsBoolean());
  }

  /** The store keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
