package io.tandem.experiments;

import io.tandem.flags.FlagTrials;
import io.tandem.shared.ProjectId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells which flags experiments need, and which they needed. */
@Component
class ExperimentsOnFlags implements FlagTrials {

  private final ExperimentListStore store;

  ExperimentsOnFlags(ExperimentListStore store) {
    this.store = store;
  }

  @Override
  public Map<String, FlagTrial> of(ProjectId project) {
    return store.byFlag(project);
  }
}
