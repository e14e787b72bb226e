package io.tandem.experiments;

import io.tandem.experiments.AnalysisStore.Ended;
import io.tandem.experiments.AnalysisStore.Outcome;
import io.tandem.experiments.ExperimentStore.Listed;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a project's experiments that are over say about all. */
@Component
class Calibrations {

  private static final int MOST = 500;

  private final ExperimentStore store;
  private final AnalysisStore analyses;

  Calibrations(ExperimentStore store, AnalysisStore analyses) {
    this.store = store;
    this.analyses = analyses;
  }

  /** Of the newest 500. */
  Calibration of(ProjectId project) {
    List<Listed> ended = store.ended(project, MOST);
    Map<Long, Outcome> outcomes = analyses.outcomes(ended.stream().map(Listed::id).toList());
    List<Ended> known = new ArrayList<>();
    for (Listed one : ended) {
      Outcome found = outcomes.get(one.id());
      if (found != null) {
        known.add(new Ended(one.experiment(), found));
      }
    }
    return Calibrating.of(known);
  }
}
