package io.tandem.policies.registry;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.policies.Policy;
import io.tandem.policies.PolicyDispatch;
import io.tandem.policies.PolicyHealth;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicyState;
import io.tandem.policies.PolicyStatus;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.PolicyTemporal;
import io.tandem.policies.evaluation.Standing;
import io.tandem.policies.series.RuleNames;
import io.tandem.policies.series.Subjects;
import io.tandem.policies.wording.RuleWords;
import io.tandem.shared.ProjectId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Policies as the API shows them. */
@Component
class PolicyViews {

  private final Subjects subjects;
  private final RuleNames names;
  private final Projects projects;
  private final Clock clock;

  PolicyViews(Subjects subjects, RuleNames names, Projects projects, Clock clock) {
    this.subjects = subjects;
    this.names = names;
    this.projects = projects;
    this.clock = clock;
  }

  /**
   * A policy.
   *
   * @param standing null when it was never activated
   * @param active the rule at work, or null
   */
  Policy of(
      ProjectId project,
      StoredPolicy stored,
      @Nullable Standing standing,
      @Nullable PolicyRule active) {
    PolicyRule rule = stored.rule();
    PolicyDispatch dispatch =
        new PolicyDispatch(
            rule.dispatch().cooldownDays(),
            subjects.priority(project, rule.subject()),
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
        RuleWords.of(rule, names.named(project, rule)),
        status(projects.get(project), standing, counted),
        stored.activatedBy(),
        stored.activatedAt());
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

  /** Key of what a predicate is about, or null for the project. */
  @Nullable String subjectKey(ProjectId project, PolicyRule rule, PolicyPredicate predicate) {
    PolicySubject subject = names.subject(project, rule, predicate);
    return subject == null ? null : subject.key();
  }

  /** Order of the subject. */
  int priority(ProjectId project, @Nullable PolicySubject subject) {
    return subjects.priority(project, subject);
  }

  /** Names of the rule's predicates. */
  List<RuleWords.Named> named(ProjectId project, PolicyRule rule) {
    return names.named(project, rule);
  }
}
