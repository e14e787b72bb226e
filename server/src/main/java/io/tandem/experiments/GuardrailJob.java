package io.tandem.experiments;

import io.tandem.access.Projects;
import io.tandem.experiments.ExperimentStore.Guarded;
import io.tandem.experiments.ExperimentStore.Listed;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Asking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every ten minutes whether running experiments harm their guardrails. */
@Component
class GuardrailJob implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(GuardrailJob.class);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final ExperimentStore store;
  private final EventAnalyses analyses;
  private final GuardrailStops stops;
  private final Projects projects;
  private final Clock clock;
  private final Semaphore free = new Semaphore(1);
  private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();

  GuardrailJob(
      ExperimentStore store,
      EventAnalyses analyses,
      GuardrailStops stops,
      Projects projects,
      Clock clock) {
    this.store = store;
    this.analyses = analyses;
    this.stops = stops;
    this.projects = projects;
    this.clock = clock;
  }

  /** Results take seconds; what else is due must not wait for them. */
  @Scheduled(fixedDelay = 2_000)
  void run() {
    if (free.tryAcquire()) {
      worker.execute(this::work);
    }
  }

  private void work() {
    try {
      for (Optional<Guarded> next = claim(); next.isPresent(); next = claim()) {
        look(next.get());
      }
    } catch (Exception failed) {
      log.warn("Guardrails of experiments were not looked at; trying again in 2 s", failed);
    } finally {
      free.release();
    }
  }

  @Override
  public void destroy() {
    free.drainPermits();
    worker.shutdownNow();
  }

  private Optional<Guarded> claim() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return store.claimGuarded(now.minus(EVERY), now);
  }

  private void look(Guarded guarded) {
    try {
      store
          .find(guarded.project(), guarded.key())
          .filter(listed -> isGuarded(listed.experiment()))
          .ifPresent(listed -> look(guarded.project(), listed));
    } catch (Exception failed) { // the others go on
      log.warn(
          "Guardrails of the experiment {} were not looked at; trying again in 10 min",
          guarded.key(),
          failed);
    }
  }

  private static boolean isGuarded(Experiment experiment) {
    return experiment.state() == ExperimentState.RUNNING
        && experiment.guarding() == Guarding.WATCHED;
  }

  private void look(ProjectId project, Listed listed) {
    Experiment experiment = listed.experiment();
    ExperimentFindings findings =
        new Asking("experiments").in(() -> analyses.judge(project, experiment));
    LocalDate today = LocalDate.ofInstant(clock.instant(), projects.get(project).zone());
    GuardrailHarm.of(experiment.definition(), findings, today)
        .ifPresent(harm -> stops.stop(project, listed, findings, harm));
  }
}
