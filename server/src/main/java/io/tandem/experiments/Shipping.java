package io.tandem.experiments;

import io.tandem.experiments.ExperimentStore.Listed;
import io.tandem.experiments.definition.ExperimentPhase;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import org.springframework.stereotype.Component;

/** What has to be proven before something is given to everybody. */
@Component
class Shipping {

  private final AnalysisStore analyses;
  private final Phases phases;

  Shipping(AnalysisStore analyses, Phases phases) {
    this.analyses = analyses;
    this.phases = phases;
  }

  /**
   * Lets an experiment pass whose newest results are of this revision and of the newest phase, with
   * a sample ratio that is right.
   *
   * @throws TandemException {@code ship_without_results}, {@code phase_without_results}, {@code
   *     sample_ratio_blocks}
   */
  void check(ProjectId project, Listed listed) {
    long revision = listed.experiment().revision();
    ExperimentResults newest =
        analyses
            .newest(listed.id())
            .filter(found -> found.revision() == revision)
            .orElseThrow(() -> new TandemException(ExperimentError.SHIP_WITHOUT_RESULTS, revision));
    ExperimentPhase phase = newest.findings().phase();
    int last = Phases.judged(phases.of(project, listed.experiment())).number();
    if (phase != null && phase.number() != last) {
      throw new TandemException(ExperimentError.PHASE_WITHOUT_RESULTS, last);
    }
    newest.refuseBlocked();
  }
}
