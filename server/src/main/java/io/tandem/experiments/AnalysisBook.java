package io.tandem.experiments;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.experiments.ExperimentStore.Listed;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.definition.ExperimentPhase;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what analyses found out. */
@Component
class AnalysisBook {

  private final AnalysisStore store;
  private final AuditTrail audit;
  private final Clock clock;

  AnalysisBook(AnalysisStore store, AuditTrail audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** Adds one, with its row in the audit trail. */
  @Transactional
  public ExperimentResults keep(Actor actor, Listed listed, ExperimentFindings findings) {
    Experiment experiment = listed.experiment();
    ExperimentResults made =
        new ExperimentResults(
            0,
            experiment.revision(),
            actor.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            findings);
    AnalysisListed kept = listed(store.add(listed.id(), made), made);
    audit.record(actor, "experiment.analyse", experiment.key(), null, kept);
    return new ExperimentResults(kept.id(), made.revision(), made.by(), made.at(), findings);
  }

  private static AnalysisListed listed(long id, ExperimentResults made) {
    ExperimentPhase phase = made.findings().phase();
    return new AnalysisListed(
        id,
        made.revision(),
        made.findings().source(),
        made.findings().verdict().outcome(),
        AnalysisStore.people(made.findings()),
        phase == null ? null : (Integer) phase.number(),
        made.by(),
        made.at());
  }
}
