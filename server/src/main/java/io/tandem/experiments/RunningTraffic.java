package io.tandem.experiments;

import io.tandem.flags.AgreedTraffic;
import io.tandem.shared.ProjectId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What running experiments agreed on for the flags that deal their people out. */
@Component
class RunningTraffic implements AgreedTraffic {

  private static final double PERCENT = 100;

  private final ExperimentStore store;

  RunningTraffic(ExperimentStore store) {
    this.store = store;
  }

  @Override
  public Optional<Agreed> on(ProjectId project, String flag, Set<String> gives) {
    return store.limiting(project, flag).stream()
        .filter(experiment -> experiment.definition().isDealtBy(gives))
        .map(
            experiment -> new Agreed(experiment.key(), experiment.definition().traffic() * PERCENT))
        .min(Comparator.comparingDouble(Agreed::percent));
  }
}
