package io.tandem.experiments;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.Team;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A growth experiment.
 *
 * @param key lower-case letters, digits, dashes and underscores; never changes
 * @param revision of the definition, from 1; every change of it is another
 * @param approvals of this revision
 * @param decision null until it is decided
 * @param learnings null until it is archived
 * @param version for {@code If-Match}
 */
public record Experiment(
    String key,
    ExperimentState state,
    ExperimentDefinition definition,
    long revision,
    List<Approval> approvals,
    @Nullable Decision decision,
    @Nullable String learnings,
    String createdBy,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant startedAt,
    long version) {

  /** Somebody approved for a team, and signed the trade-off, if there is one. */
  public record Approval(Team team, String by, Instant at) {}

  /** What becomes of what was tried. */
  public record Decision(DecisionOutcome outcome, String reason, String by, Instant at) {}

  /** Whether guardrails stop it by themselves while it runs. */
  @JsonProperty
  public Guarding guarding() {
    return Guarding.of(definition);
  }

  /** True when a team approved this revision. */
  public boolean approved(Team team) {
    return approvals.stream().anyMatch(approval -> approval.team() == team);
  }

  Experiment defined(ExperimentDefinition as, Instant at) {
    return new Experiment(
        key,
        ExperimentState.DRAFT,
        as,
        revision + 1,
        List.of(),
        decision,
        learnings,
        createdBy,
        createdAt,
        at,
        startedAt,
        version + 1);
  }

  Experiment approved(List<Approval> by, Instant at) {
    return moved(state, by, decision, learnings, at);
  }

  Experiment in(ExperimentState next, Instant at) {
    return moved(next, approvals, decision, learnings, at);
  }

  Experiment decided(Decision what) {
    return moved(ExperimentState.DECIDED, approvals, what, learnings, what.at());
  }

  Experiment archived(String learnt, Instant at) {
    return moved(ExperimentState.ARCHIVED, approvals, decision, learnt, at);
  }

  private Experiment moved(
      ExperimentState next,
      List<Approval> by,
      @Nullable Decision what,
      @Nullable String learnt,
      Instant at) {
    boolean starts = next == ExperimentState.RUNNING && startedAt == null;
    return new Experiment(
        key,
        next,
        definition,
        revision,
        by,
        what,
        learnt,
        createdBy,
        createdAt,
        at,
        starts ? at : startedAt,
        version + 1);
  }
}
