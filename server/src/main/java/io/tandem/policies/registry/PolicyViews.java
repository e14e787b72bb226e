package io.tandem.policies.registry;

import io.tandem.access.Project;
import io.tandem.policies.Policy;
import io.tandem.policies.PolicyDispatch;
import io.tandem.policies.PolicyHealth;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicyState;
import io.tandem.policies.PolicyStatus;
import io.tandem.policies.PolicyTemporal;
import io.tandem.policies.evaluation.Standing;
import io.tandem.policies.series.Facts;
import io.tandem.policies.series.RuleFacts;
import io.tandem.policies.wording.RuleWords;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Policies as the API shows them. */
@Component
class PolicyViews {

  private final RuleFacts facts;
  private final Clock clock;

  PolicyViews(RuleFacts facts, Clock clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * A policy.
   *
   * @param standing null when it was never activated
   * @param active the rule at work, or null
   */
  Policy of(
      Project project,
      Facts known,
      StoredPolicy stored,
      @Nullable Standing standing,
      @Nullable PolicyRule active) {
    PolicyRule rule = stored.rule();
    PolicyDispatch dispatch =
        new PolicyDispatch(
            rule.dispatch().cooldownDays(),
            known.priority(rule.subject()),
            rule.dispatch().inhibits());
    PolicyTemporal counted = active == null ? rule.temporal() : active.temporal();
    return new Policy(
        stored.key(),
        stored.names(),
        stored.stage(),
        stored.mode(),
        stored.revision(),
        stored.activeRevision(),
        stored.version(),
        stored.template(),
        rule.subject(),
        rule.condition(),
        rule.temporal(),
        dispatch,
        rule.actions(),
        stored.effectiveFrom(),
        RuleWords.of(rule, known.named(rule)),
        status(project, standing, counted),
        stored.activatedBy(),
        stored.activatedAt());
  }

  /** A rule in words, also one that is nobody's yet. */
  Sentence sentence(ProjectId project, PolicyRule rule) {
    return RuleWords.of(rule, facts.of(project).named(rule));
  }

  /** Where a policy stands, by the rule at work. */
  PolicyStatus status(Project project, @Nullable Standing standing, PolicyTemporal temporal) {
    if (standing == null) {
      return new PolicyStatus(
          PolicyState.OK,
          0,
          temporal.k(),
          temporal.n(),
          0,
          PolicyHealth.OK,
          null,
          null,
          null,
          null,
          null,
          null);
    }
    return new PolicyStatus(
        standing.state(),
        standing.breaches(),
        temporal.k(),
        temporal.n(),
        standing.clears(),
        stale(project, standing, temporal) ? PolicyHealth.STALE : standing.health(),
        standing.since(),
        standing.lastBucket(),
        standing.lastSentence(),
        standing.nextBucket(),
        standing.dueAt(),
        standing.episode());
  }

  /** Staleness comes with time alone, so it is told when asked. */
  private boolean stale(Project project, Standing standing, PolicyTemporal temporal) {
    LocalDate first = standing.lastData() == null ? standing.lastBucket() : standing.lastData();
    if (temporal.staleAfterDays() == 0 || standing.dueAt() == null || first == null) {
      return false;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
    return first.plusDays(temporal.staleAfterDays()).isBefore(today);
  }

  /** What is known of the project's metrics and subjects. */
  Facts facts(ProjectId project) {
    return facts.of(project);
  }
}
