package io.tandem.experiments;

import io.tandem.experiments.ExperimentStore.Listed;
import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.definition.ExperimentDefinition;
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
   * Lets an experiment pass whose newest results since it started are of this revision and of the
   * newest phase, with a sample ratio that is right. Where its events can tell, no uploaded table
   * takes their place.
   *
   * @throws TandemException {@code ship_without_results}, {@code phase_without_results}, {@code
   *     sample_ratio_blocks}
   */
  void check(ProjectId project, Listed listed) {
    Experiment experiment = listed.experiment();
    ExperimentResults newest =
        analyses
            .newest(listed, isOfEvents(experiment.definition()) ? ResultSource.EVENTS : null)
            .orElseThrow(() ->
                new TandemException(ExperimentError.SHIP_WITHOUT_RESULTS, experiment.revision()));
    ExperimentPhase phase = newest.findings().phase();
    int last = Phases.judged(phases.of(project, experiment)).number();
    if (phase != null && phase.number() != last) {
      throw new TandemException(ExperimentError.PHASE_WITHOUT_RESULTS, last);
    }
    newest.refuseBlocked();
  }

  private static boolean isOfEvents(ExperimentDefinition definition) {
    return definition.exposure() != null
        && definition.metrics().stream().allMatch(metric -> metric.source() != null);
  }
}
