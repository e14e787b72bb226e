package io.tandem.policies.evaluation;

import io.tandem.access.Project;
import io.tandem.metrics.Signals;
import io.tandem.policies.Gates;
import io.tandem.policies.series.RuleFacts;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens passes of judging. */
@Component
class Sittings {

  private final RuleFacts facts;
  private final Signals signals;
  private final ObjectProvider<Gates> gates;

  Sittings(RuleFacts facts, Signals signals, ObjectProvider<Gates> gates) {
    this.facts = facts;
    this.signals = signals;
    this.gates = gates;
  }

  /** A pass over a project. */
  Sitting open(Project project, Instant now) {
    return new Sitting(
        project, now, facts.of(project.id()).prepared(), signals, gates.getIfAvailable());
  }
}
